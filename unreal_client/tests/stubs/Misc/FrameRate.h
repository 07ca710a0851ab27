#pragma once

#include <cmath>

#include "CoreTypes.h"

/** API/Runtime/Core/FFrameNumber */
struct FFrameNumber {
    int32 Value = 0;
};

/** API/Runtime/Core/FFrameTime : a frame and a part of the next. */
struct FFrameTime {
    FFrameTime() = default;
    FFrameTime(FFrameNumber InFrameNumber, float InSubFrame)
        : FrameNumber(InFrameNumber), SubFrame(InSubFrame) {}
    FFrameNumber GetFrame() const { return FrameNumber; }
    float GetSubFrame() const { return SubFrame; }
    double AsDecimal() const { return FrameNumber.Value + static_cast<double>(SubFrame); }

    FFrameNumber FrameNumber;

private:
    float SubFrame = 0.0f;
};

/** API/Runtime/Core/FFrameRate */
struct FFrameRate {
    FFrameRate() = default;
    FFrameRate(uint32 InNumerator, uint32 InDenominator)
        : Numerator(static_cast<int32>(InNumerator)),
          Denominator(static_cast<int32>(InDenominator)) {}
    double AsDecimal() const { return static_cast<double>(Numerator) / Denominator; }

    /** API/Runtime/Core/FFrameRate/AsFrameTime : seconds as frames of this rate. */
    FFrameTime AsFrameTime(double InTimeSeconds) const {
        const double Frames = InTimeSeconds * AsDecimal();
        const double Whole = std::floor(Frames);
        return {{static_cast<int32>(Whole)}, static_cast<float>(Frames - Whole)};
    }

    int32 Numerator = 60000;
    int32 Denominator = 1;
};
