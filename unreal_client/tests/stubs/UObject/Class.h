#pragma once

#include "Containers/UnrealString.h"
#include "UObject/NameTypes.h"

class UObject;

/** API/Runtime/CoreUObject/UStruct, UScriptStruct */
class UStruct {
public:
    explicit UStruct(const TCHAR* InName, UStruct* InSuper = nullptr)
        : Name(InName), SuperStruct(InSuper) {}
    FName GetFName() const { return FName(*Name); }
    FString GetName() const { return Name; }
    UStruct* GetSuperStruct() const { return SuperStruct; }
    bool IsChildOf(const UStruct* Base) const {
        for (const UStruct* At = this; At; At = At->SuperStruct) {
            if (At == Base) {
                return true;
            }
        }
        return false;
    }

private:
    FString Name;
    UStruct* SuperStruct;
};

class UScriptStruct : public UStruct {
public:
    using UStruct::UStruct;
};

/** API/Runtime/CoreUObject/UClass */
class UClass : public UStruct {
public:
    using FMaker = UObject* (*)(UObject* Outer);
    UClass(const TCHAR* InName, UClass* InSuper, FMaker InMaker)
        : UStruct(InName, InSuper), Maker(InMaker) {}
    UClass* GetSuperClass() const { return static_cast<UClass*>(GetSuperStruct()); }
    UObject* StubMake(UObject* Outer) const { return Maker(Outer); }

private:
    FMaker Maker;
};
