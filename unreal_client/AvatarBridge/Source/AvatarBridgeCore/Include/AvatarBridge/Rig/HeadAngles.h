#pragma once

#include <algorithm>
#include <cmath>

#include "AvatarBridge/Rig/Rotation.h"

namespace avatarbridge {

/**
 * A turn of a head or an eye in radians, in the bridge's terms: positive yaw turns to the
 * character's left, positive pitch lowers the chin, positive roll tips to its left shoulder. It
 * turns, then nods, then tilts, each about its own moved axis.
 */
struct HeadAngles {
    float yaw = 0, pitch = 0, roll = 0;
};

/** The angles of a turn in the bridge's space. Straight up or down, yaw and roll are one turn. */
inline HeadAngles anglesOf(const Rotation& q) {
    const float sine = 2 * (q.w * q.x - q.y * q.z);
    return {
        std::atan2(2 * (q.x * q.z + q.w * q.y), 1 - 2 * (q.x * q.x + q.y * q.y)),
        std::asin((std::max)(-1.0f, (std::min)(1.0f, sine))),
        -std::atan2(2 * (q.x * q.y + q.w * q.z), 1 - 2 * (q.x * q.x + q.z * q.z)),
    };
}

}  // namespace avatarbridge
