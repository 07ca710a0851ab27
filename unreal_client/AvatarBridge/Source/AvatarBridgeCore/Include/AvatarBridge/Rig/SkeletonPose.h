#pragma once

#include <cstddef>
#include <vector>

#include "AvatarBridge/Rig/Rotation.h"
#include "AvatarBridge/Rig/SkeletonMap.h"

namespace avatarbridge {

/** Where the bones of a skeleton are in the skeleton's own space, in one pose. */
struct SkeletonPose {
    std::vector<Position> places;
    std::vector<Rotation> turns;
    std::vector<float> scales;

    /** The reference pose. A parent that does not come before its child counts as none. */
    static SkeletonPose ofReference(const std::vector<ReferenceBone>& skeleton) {
        SkeletonPose pose;
        for (std::size_t i = 0; i < skeleton.size(); i++) {
            pose.turns.push_back(pose.above(skeleton, i) * normalise(skeleton[i].local.rotation));
            pose.put(skeleton, i);
        }
        return pose;
    }

    /** The turn of a bone's parent. */
    Rotation above(const std::vector<ReferenceBone>& skeleton, std::size_t bone) const {
        const int parent = parentOf(skeleton, bone);
        return parent < 0 ? Rotation{} : turns[static_cast<std::size_t>(parent)];
    }

    /** Puts the next bone to its place, at its reference distance from its parent. */
    void put(const std::vector<ReferenceBone>& skeleton, std::size_t bone) {
        const int parent = parentOf(skeleton, bone);
        const Position local = skeleton[bone].local.translation;
        if (parent < 0) {
            places.push_back(local);
            scales.push_back(skeleton[bone].scale);
            return;
        }
        const auto at = static_cast<std::size_t>(parent);
        places.push_back(places[at] + rotate(turns[at], local * scales[at]));
        scales.push_back(scales[at] * skeleton[bone].scale);
    }

    static int parentOf(const std::vector<ReferenceBone>& skeleton, std::size_t bone) {
        const int parent = skeleton[bone].parent;
        return parent >= 0 && static_cast<std::size_t>(parent) < bone ? parent : -1;
    }
};

}  // namespace avatarbridge
