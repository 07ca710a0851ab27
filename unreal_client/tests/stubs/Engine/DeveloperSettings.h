#pragma once

#include "CoreMinimal.h"

/** API/Runtime/DeveloperSettings/UDeveloperSettings */
class UDeveloperSettings : public UObject {
    UE_STUB_CLASS(UDeveloperSettings, UObject)

public:
    UDeveloperSettings() = default;
    virtual FName GetContainerName() const { return TEXT("Project"); }
    virtual FName GetCategoryName() const { return NAME_None; }
    virtual FName GetSectionName() const { return GetClass()->GetFName(); }
    virtual FText GetSectionText() const { return FText::FromName(GetSectionName()); }
};
