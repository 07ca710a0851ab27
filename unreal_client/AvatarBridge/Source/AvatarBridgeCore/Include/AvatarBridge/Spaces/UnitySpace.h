#pragma once

#include "AvatarBridge/Rig/Rotation.h"

// Unity's space, which VMC speaks: the bridge's with x turned round, left-handed, metres. Both
// changes undo themselves.

namespace avatarbridge {

inline Position bridgeFromUnityPosition(Position p) {
    return {-p.x, p.y, p.z};
}

inline Rotation bridgeFromUnityRotation(const Rotation& q) {
    return {q.x, -q.y, -q.z, q.w};
}

}  // namespace avatarbridge
