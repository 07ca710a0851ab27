#pragma once

#include "CoreTypes.h"

/** API/Runtime/Core/FTimespan */
struct FTimespan {
    static FTimespan FromMilliseconds(double Milliseconds) { return FTimespan{Milliseconds}; }
    static FTimespan FromSeconds(double Seconds) { return FTimespan{Seconds * 1000.0}; }
    static FTimespan Zero() { return FTimespan{0.0}; }
    double GetTotalMilliseconds() const { return Millis; }

    double Millis = 0.0;
};
