#pragma once

#include <cstdio>
#include <functional>
#include <mutex>
#include <string>
#include <vector>

#include "Containers/StringConv.h"

// https://dev.epicgames.com/documentation/en-us/unreal-engine/logging-in-unreal-engine

namespace ELogVerbosity {
enum Type { NoLogging, Fatal, Error, Warning, Display, Log, Verbose, VeryVerbose };
}

namespace stub {

/** What was logged, for tests to look at. */
class FLogged {
public:
    struct FLine {
        ELogVerbosity::Type Verbosity;
        std::string Category;
        std::string Text;
    };

    static FLogged& Get() {
        static FLogged Logged;
        return Logged;
    }
    void Write(const char* Category, ELogVerbosity::Type Verbosity, const FString& Text) {
        const std::lock_guard<std::mutex> Lock(Mutex);
        Lines.push_back({Verbosity, Category, FTCHARToUTF8(Text).Get()});
        if (bShown && Verbosity <= ELogVerbosity::Log) {
            std::fprintf(stderr, "%s: %s\n", Category, Lines.back().Text.c_str());
        }
    }
    /** How many lines of this verbosity or a graver one have this in them. */
    int Count(ELogVerbosity::Type Verbosity, const std::string& Part = "") {
        const std::lock_guard<std::mutex> Lock(Mutex);
        int Found = 0;
        for (const FLine& Line : Lines) {
            Found += Line.Verbosity <= Verbosity && Line.Text.find(Part) != std::string::npos;
        }
        return Found;
    }
    void Clear() {
        const std::lock_guard<std::mutex> Lock(Mutex);
        Lines.clear();
    }
    bool bShown = true;

private:
    std::mutex Mutex;
    std::vector<FLine> Lines;
};

}  // namespace stub

struct FLogCategoryBase {
    const char* Name;
};
#define DECLARE_LOG_CATEGORY_EXTERN(CategoryName, DefaultVerbosity, CompileTimeVerbosity) \
    extern FLogCategoryBase CategoryName
#define DEFINE_LOG_CATEGORY(CategoryName) FLogCategoryBase CategoryName{#CategoryName}
#define DEFINE_LOG_CATEGORY_STATIC(CategoryName, DefaultVerbosity, CompileTimeVerbosity) \
    static FLogCategoryBase CategoryName{#CategoryName}
#define UE_LOG(CategoryName, Verbosity, ...)                                \
    stub::FLogged::Get().Write(CategoryName.Name, ELogVerbosity::Verbosity, \
                               FString::Printf(__VA_ARGS__))
