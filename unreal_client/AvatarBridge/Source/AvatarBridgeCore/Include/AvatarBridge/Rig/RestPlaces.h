#pragma once

#include <array>
#include <cstddef>

#include "AvatarBridge/Rig/HumanBones.h"
#include "AvatarBridge/Rig/MannyBones.h"
#include "AvatarBridge/Rig/PoseRows.h"
#include "AvatarBridge/Rig/Rotation.h"
#include "AvatarBridge/Wire/Rig.h"

namespace avatarbridge {

/**
 * Where the humanoid bones of a rig are in its T-pose: metres from the ground, in the bridge's
 * space. A bone that the rig lacks stands where it would on the reference body.
 */
class RestPlaces {
public:
    explicit RestPlaces(const Rig& rig) {
        for (std::size_t i = 0; i < kHumanBoneCount; i++) {
            rows_[i] = findBone(rig, kHumanBones[i].vrm);
        }
        for (std::size_t i = 0; i < kHumanBoneCount; i++) {
            places_[i] = find(rig, static_cast<int>(i));
        }
    }

    /** The row of the rig; -1 when it lacks the bone. */
    int row(int human) const { return rows_[static_cast<std::size_t>(human)]; }

    /** Where a bone of Manny's is. */
    Position of(const MannyBone& bone) const {
        if (bone.at < 0) {
            return {};
        }
        const Position at = places_[static_cast<std::size_t>(bone.at)];
        return at + (places_[static_cast<std::size_t>(bone.towards)] - at) * bone.along;
    }

    float hipsHeight() const {
        constexpr float kLowest = 0.01f;  // beneath, it is no body
        return places_[0].y > kLowest ? places_[0].y : kHumanBones[0].rest.y;
    }

private:
    Position find(const Rig& rig, int human) const {
        Position place{};
        for (; human >= 0 && row(human) < 0; human = boneAt(human).parent) {
            place = place + boneAt(human).rest;
        }
        int at = human < 0 ? -1 : row(human);
        for (std::size_t steps = rig.boneNames.size(); at >= 0 && steps > 0; steps--) {
            place = place + told(rig, at);
            const auto above = static_cast<std::size_t>(at);
            at = above < rig.boneParents.size() ? rig.boneParents[above] : -1;
        }
        return place;
    }

    static const HumanBone& boneAt(int human) {
        return kHumanBones[static_cast<std::size_t>(human)];
    }

    static Position told(const Rig& rig, int at) {
        const auto first = static_cast<std::size_t>(at) * 3;
        if (first + 3 > rig.restPositions.size()) {
            return {};
        }
        const float* three = rig.restPositions.data() + first;
        return {three[0], three[1], three[2]};
    }

    std::array<int, kHumanBoneCount> rows_;
    std::array<Position, kHumanBoneCount> places_;
};

}  // namespace avatarbridge
