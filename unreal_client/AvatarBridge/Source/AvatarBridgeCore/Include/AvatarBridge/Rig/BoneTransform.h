#pragma once

#include "AvatarBridge/Rig/Rotation.h"

namespace avatarbridge {

/** Where a bone is in its parent's space. */
struct BoneTransform {
    /** Centimetres. */
    Position translation;
    Rotation rotation;
};

}  // namespace avatarbridge
