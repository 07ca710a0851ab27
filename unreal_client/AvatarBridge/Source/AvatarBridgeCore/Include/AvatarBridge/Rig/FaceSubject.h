#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "AvatarBridge/Playback/Pose.h"
#include "AvatarBridge/Wire/Rig.h"

namespace avatarbridge {

/**
 * Turns poses of one rig into the values of the face subject: Live Link Face's 61 properties in
 * its order, so that whatever understands the app understands this. Made anew for each
 * description; filling allocates nothing.
 *
 * Shapes are in [0, 1]. Turns are in radians. Of head and eyes alike, positive yaw is to the
 * character's own right, positive pitch is down.
 */
class FaceSubject {
public:
    static constexpr std::size_t kCount = 61;

    /** Names of the properties, in the spelling of Unreal: `EyeBlinkLeft`, …, `HeadYaw`, …. */
    static const std::array<std::string_view, kCount>& names();

    explicit FaceSubject(const Rig& rig);

    /** Writes kCount values. */
    void fill(const Pose& pose, float* values) const;
};

}  // namespace avatarbridge
