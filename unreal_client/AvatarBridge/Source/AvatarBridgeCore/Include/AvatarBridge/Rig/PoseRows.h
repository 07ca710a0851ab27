#pragma once

#include <cstddef>
#include <string_view>

#include "AvatarBridge/Playback/Pose.h"
#include "AvatarBridge/Rig/Rotation.h"
#include "AvatarBridge/Wire/Rig.h"

namespace avatarbridge {

/** The row of a bone in a rig; -1 when it has none of that name. */
inline int findBone(const Rig& rig, std::string_view name) {
    for (std::size_t row = 0; row < rig.boneNames.size(); row++) {
        if (rig.boneNames[row] == name) {
            return static_cast<int>(row);
        }
    }
    return -1;
}

/** The turn of a bone in a pose; none of a row that the pose does not have. */
inline Rotation boneOf(const Pose& pose, int row) {
    const auto at = static_cast<std::size_t>(row) * Pose::kBoneFloats;
    if (row < 0 || at + Pose::kBoneFloats > pose.bones.size()) {
        return {};
    }
    const float* four = pose.bones.data() + at;
    return {four[0], four[1], four[2], four[3]};
}

/** A weight of a pose; 0 of a column that the pose does not have. */
inline float weightOf(const Pose& pose, int column) {
    const auto at = static_cast<std::size_t>(column);
    return column < 0 || at >= pose.weights.size() ? 0.0f : pose.weights[at];
}

/** The turn of the head in the character's space. */
inline Rotation headOf(const Pose& pose) {
    return {pose.head[3], pose.head[4], pose.head[5], pose.head[6]};
}

}  // namespace avatarbridge
