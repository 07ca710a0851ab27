#pragma once

#include "CoreMinimal.h"

/** API/Plugins/OSC/FOSCAddress */
struct FOSCAddress {
    FOSCAddress() = default;
    FOSCAddress(const FString& InValue) : Value(InValue) {}
    FString GetFullPath() const { return Value; }

private:
    FString Value;
};
