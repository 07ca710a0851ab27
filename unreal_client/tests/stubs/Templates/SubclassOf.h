#pragma once

#include "UObject/Object.h"

/** API/Runtime/CoreUObject/TSubclassOf */
template <typename T>
class TSubclassOf {
public:
    TSubclassOf() = default;
    TSubclassOf(UClass* InClass) : Class(InClass) {}
    UClass* Get() const { return Class; }
    operator UClass*() const { return Class; }
    UClass* operator->() const { return Class; }

private:
    UClass* Class = nullptr;
};
