#pragma once

#include "CoreMinimal.h"

// https://dev.epicgames.com/documentation/en-us/unreal-engine/slate-ui-sleeping-and-active-timers-in-unreal-engine

enum class EActiveTimerReturnType : uint8 { Continue, Stop };

DECLARE_DELEGATE_RetVal_TwoParams(
    EActiveTimerReturnType, FWidgetActiveTimerDelegate, double, float);
