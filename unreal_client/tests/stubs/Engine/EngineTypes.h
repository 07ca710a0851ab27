#pragma once

#include "CoreMinimal.h"

/** API/Runtime/Engine/EEndPlayReason__Type */
namespace EEndPlayReason {
enum Type { Destroyed, LevelTransition, EndPlayInEditor, RemovedFromWorld, Quit };
}

/** API/Runtime/Engine/ELevelTick */
enum ELevelTick {
    LEVELTICK_TimeOnly,
    LEVELTICK_ViewportsOnly,
    LEVELTICK_All,
    LEVELTICK_PauseTick,
};

/** API/Runtime/Engine/FTickFunction, FActorComponentTickFunction */
struct FTickFunction {
    bool bCanEverTick = false;
    bool bStartWithTickEnabled = true;
    bool bTickEvenWhenPaused = false;
    float TickInterval = 0.0f;
};
struct FActorComponentTickFunction : FTickFunction {};
