#pragma once

#include <atomic>
#include <chrono>

namespace stub {

/** Seconds that a test has set; while negative, time is real. */
inline std::atomic<double> SetSeconds{-1.0};

}  // namespace stub

/** API/Runtime/Core/FGenericPlatformTime : FPlatformTime is that of the platform. */
struct FPlatformTime {
    static double Seconds() {
        const double Set = stub::SetSeconds;
        if (Set >= 0.0) {
            return Set;
        }
        const auto Now = std::chrono::steady_clock::now().time_since_epoch();
        // As on the desktop platforms: far from zero, so that nobody takes it for a float.
        return std::chrono::duration<double>(Now).count() + 16777216.0;
    }
};
