#pragma once

#include "CoreMinimal.h"

/** API/Runtime/Engine/Animation/TBaseBlendedCurve : Set and Get by name, as 5.3 to 5.5 have it. */
struct FBlendedCurve {
    void Set(FName InName, float InValue) { Values.Add(InName, InValue); }
    float Get(FName InName) const { return Values.FindRef(InName); }

private:
    TMap<FName, float> Values;
};
