#pragma once

#include <memory>

#include "CoreMinimal.h"
#include "Misc/Guid.h"
#include "Misc/QualifiedFrameTime.h"
#include "UObject/Class.h"

// API/Runtime/LiveLinkInterface : Public/LiveLinkTypes.h

namespace stub {

/** A struct that can be made by whoever knows only its description. */
template <typename BaseType>
struct TDataStruct : UScriptStruct {
    using FMake = std::shared_ptr<BaseType> (*)();
    TDataStruct(const TCHAR* InName, UStruct* InSuper, FMake InMake)
        : UScriptStruct(InName, InSuper), Make(InMake) {}
    FMake Make;
};

template <typename T, typename BaseType>
UScriptStruct* DataStruct(const TCHAR* Name, UStruct* Super) {
    static TDataStruct<BaseType> Described(
        Name, Super, []() -> std::shared_ptr<BaseType> { return std::make_shared<T>(); });
    return &Described;
}

}  // namespace stub

/** API/Runtime/LiveLinkInterface/FLiveLinkSubjectName */
struct FLiveLinkSubjectName {
    FLiveLinkSubjectName() = default;
    FLiveLinkSubjectName(FName InName) : Name(InName) {}
    operator FName&() { return Name; }
    operator const FName&() const { return Name; }
    bool operator==(const FLiveLinkSubjectName& Other) const { return Name == Other.Name; }

    FName Name;
};

/** API/Runtime/LiveLinkInterface/FLiveLinkSubjectKey */
struct FLiveLinkSubjectKey {
    FLiveLinkSubjectKey() = default;
    FLiveLinkSubjectKey(FGuid InSource, FName InSubjectName)
        : Source(InSource), SubjectName(InSubjectName) {}
    friend bool operator==(const FLiveLinkSubjectKey& A, const FLiveLinkSubjectKey& B) {
        return A.Source == B.Source && A.SubjectName == B.SubjectName;
    }

    FGuid Source;
    FLiveLinkSubjectName SubjectName;
};

/** API/Runtime/LiveLinkInterface/FLiveLinkWorldTime, and …/__ctor */
struct FLiveLinkWorldTime {
    FLiveLinkWorldTime() = default;
    FLiveLinkWorldTime(const double InTime, const double InOffset) : Time(InTime), Offset(InOffset) {}
    double GetOffsettedTime() const { return Time + Offset; }
    double GetSourceTime() const { return Time; }
    double GetOffset() const { return Offset; }
    void SetClockOffset(double ClockOffset) { Offset = ClockOffset; }

protected:
    double Time = 0.0;
    double Offset = 0.0;
};

/** API/Runtime/LiveLinkInterface/FLiveLinkMetaData */
struct FLiveLinkMetaData {
    TMap<FName, FString> StringMetaData;
    FQualifiedFrameTime SceneTime;
};

/** API/Runtime/LiveLinkInterface/FLiveLinkBaseStaticData */
struct FLiveLinkBaseStaticData {
    static UScriptStruct* StaticStruct() {
        return stub::DataStruct<FLiveLinkBaseStaticData, FLiveLinkBaseStaticData>(
            TEXT("LiveLinkBaseStaticData"), nullptr);
    }

    TArray<FName> PropertyNames;
};

/** API/Runtime/LiveLinkInterface/FLiveLinkBaseFrameData */
struct FLiveLinkBaseFrameData {
    static UScriptStruct* StaticStruct() {
        return stub::DataStruct<FLiveLinkBaseFrameData, FLiveLinkBaseFrameData>(
            TEXT("LiveLinkBaseFrameData"), nullptr);
    }

    FLiveLinkWorldTime WorldTime;
    FLiveLinkMetaData MetaData;
    TArray<float> PropertyValues;
};

/** API/Runtime/LiveLinkInterface/FLiveLinkBaseDataStruct : owns data of a kind known by its struct. */
template <typename BaseType>
class FLiveLinkBaseDataStruct {
public:
    FLiveLinkBaseDataStruct() = default;
    FLiveLinkBaseDataStruct(const UScriptStruct* InType)
        : Struct(InType),
          Data(static_cast<const stub::TDataStruct<BaseType>*>(InType)->Make()) {}
    FLiveLinkBaseDataStruct(FLiveLinkBaseDataStruct&&) = default;
    FLiveLinkBaseDataStruct& operator=(FLiveLinkBaseDataStruct&&) = default;
    FLiveLinkBaseDataStruct(const FLiveLinkBaseDataStruct&) = delete;
    FLiveLinkBaseDataStruct& operator=(const FLiveLinkBaseDataStruct&) = delete;

    bool IsValid() const { return Data != nullptr; }
    const UScriptStruct* GetStruct() const { return Struct; }
    BaseType* GetBaseData() { return Data.get(); }
    const BaseType* GetBaseData() const { return Data.get(); }
    template <typename Type>
    Type* Cast() {
        return Struct && Struct->IsChildOf(Type::StaticStruct()) ? static_cast<Type*>(Data.get())
                                                                 : nullptr;
    }
    template <typename Type>
    const Type* Cast() const {
        return const_cast<FLiveLinkBaseDataStruct*>(this)->template Cast<Type>();
    }

private:
    const UScriptStruct* Struct = nullptr;
    std::shared_ptr<BaseType> Data;
};

/** API/Runtime/LiveLinkInterface/FLiveLinkStaticDataStruct */
class FLiveLinkStaticDataStruct : public FLiveLinkBaseDataStruct<FLiveLinkBaseStaticData> {
public:
    using FLiveLinkBaseDataStruct::FLiveLinkBaseDataStruct;
};

/** API/Runtime/LiveLinkInterface/FLiveLinkFrameDataStruct */
class FLiveLinkFrameDataStruct : public FLiveLinkBaseDataStruct<FLiveLinkBaseFrameData> {
public:
    using FLiveLinkBaseDataStruct::FLiveLinkBaseDataStruct;
};
