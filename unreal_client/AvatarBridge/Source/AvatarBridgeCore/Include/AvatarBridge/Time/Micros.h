#pragma once

#include <cmath>

#include "AvatarBridge/Base/Finite.h"

namespace avatarbridge {

/**
 * Whether it is a time of a clock, in microseconds. What lies beyond 2^53 is none, for it cannot be
 * kept exactly; nor is what is not a number.
 */
inline bool isTime(double micros) {
    constexpr double kBeyond = 9007199254740992.0;
    return isFinite(micros) && std::abs(micros) < kBeyond;
}

}  // namespace avatarbridge
