#pragma once

#include <chrono>
#include <thread>

#include "Containers/UnrealString.h"

/** API/Runtime/Core/FGenericPlatformProcess : FPlatformProcess is that of the platform. */
struct FPlatformProcess {
    static void Sleep(float Seconds) {
        std::this_thread::sleep_for(std::chrono::duration<float>(Seconds));
    }
    static void SleepNoStats(float Seconds) { Sleep(Seconds); }
    static const TCHAR* ComputerName() { return TEXT("stub"); }
};
