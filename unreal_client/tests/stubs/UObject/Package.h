#pragma once

#include "UObject/Object.h"

/** API/Runtime/CoreUObject/UPackage */
class UPackage : public UObject {
    UE_STUB_CLASS(UPackage, UObject)
};

/** API/Runtime/CoreUObject/GetTransientPackage : of what is never saved. */
inline UPackage* GetTransientPackage() {
    static UPackage* Package = NewObject<UPackage>();
    return Package;
}
