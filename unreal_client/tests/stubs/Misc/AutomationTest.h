#pragma once

#include <cmath>
#include <cstdio>
#include <vector>

#include "CoreMinimal.h"

#define WITH_DEV_AUTOMATION_TESTS 1

/** API/Runtime/Core/EAutomationTestFlags */
enum class EAutomationTestFlags : uint32 { EditorContext = 1, ProductFilter = 2 };

inline EAutomationTestFlags operator|(EAutomationTestFlags One, EAutomationTestFlags Other) {
    return static_cast<EAutomationTestFlags>(static_cast<uint32>(One) | static_cast<uint32>(Other));
}

/** API/Runtime/Core/FAutomationTestBase */
class FAutomationTestBase {
public:
    FAutomationTestBase() { StubAll().push_back(this); }
    virtual ~FAutomationTestBase() = default;
    virtual bool RunTest(const FString& Parameters) = 0;

    bool TestTrue(const TCHAR* What, bool Value) {
        (Value ? StubPassed : StubFailed)++;
        if (!Value) {
            std::printf("failed: %s\n", TCHAR_TO_UTF8(What));
        }
        return Value;
    }

    bool TestEqual(const TCHAR* What, int32 Actual, int32 Expected) {
        return TestTrue(What, Actual == Expected);
    }

    bool TestEqual(const TCHAR* What, const FString& Actual, const FString& Expected) {
        return TestTrue(What, Actual == Expected);
    }

    static inline int StubPassed = 0;
    static inline int StubFailed = 0;

    static std::vector<FAutomationTestBase*>& StubAll() {
        static std::vector<FAutomationTestBase*> All;
        return All;
    }
};

/** IMPLEMENT_SIMPLE_AUTOMATION_TEST, as public plugins use it (github.com/Delaunay/Gamekit). */
#define IMPLEMENT_SIMPLE_AUTOMATION_TEST(TClass, PrettyName, TFlags) \
    class TClass : public FAutomationTestBase {                      \
    public:                                                          \
        bool RunTest(const FString& Parameters) override;            \
        static inline const EAutomationTestFlags StubFlags = TFlags; \
    };                                                               \
    static TClass TClass##Instance;
