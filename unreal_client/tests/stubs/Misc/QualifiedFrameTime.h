#pragma once

#include "Misc/FrameRate.h"

/** API/Runtime/Core/FQualifiedFrameTime : a time in frames, and their rate. */
struct FQualifiedFrameTime {
    FQualifiedFrameTime() = default;
    FQualifiedFrameTime(const FFrameTime& InTime, const FFrameRate& InRate)
        : Time(InTime), Rate(InRate) {}
    double AsSeconds() const { return Time.AsDecimal() / Rate.AsDecimal(); }

    FFrameTime Time;
    FFrameRate Rate = FFrameRate(24, 1);
};
