#pragma once

#include "CoreMinimal.h"
#include "HAL/PlatformTime.h"

#include "AvatarBridge/Time/Clock.h"

/**
 * The engine's own clock, which Live Link and the audio device are dated by too. Any thread.
 */
class FBridgeClock final : public avatarbridge::Clock {
public:
    static constexpr double MicrosOfSecond = 1e6;

    /** Now, with its fractions. */
    static double Micros() { return FPlatformTime::Seconds() * MicrosOfSecond; }

    virtual std::int64_t nowMicros() const override { return static_cast<std::int64_t>(Micros()); }
};
