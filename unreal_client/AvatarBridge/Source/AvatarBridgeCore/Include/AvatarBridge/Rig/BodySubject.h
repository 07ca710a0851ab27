#pragma once

#include <array>
#include <cstddef>

#include "AvatarBridge/Playback/Pose.h"
#include "AvatarBridge/Rig/BoneTransform.h"
#include "AvatarBridge/Rig/MannyBones.h"
#include "AvatarBridge/Rig/PoseRows.h"
#include "AvatarBridge/Rig/RestPlaces.h"
#include "AvatarBridge/Rig/Rotation.h"
#include "AvatarBridge/Spaces/UnrealSpace.h"
#include "AvatarBridge/Wire/Rig.h"

namespace avatarbridge {

/**
 * Turns poses of one rig into the transforms of the body subject, whose bones are those of
 * `MannyBones.h` in their order. Made anew for each description; filling allocates nothing.
 *
 * Transforms are in the parent's space, along the axes of an Unreal mesh: the body faces +Y, +Z
 * is up, its left is +X; centimetres. They are normalised: in the T-pose every rotation is the
 * identity, and every translation goes straight to the bone. The body is always one whose hips
 * rest `kHipsHeight` above its root, whatever the rig's size, so that a receiver can tell travel
 * from rest. A real skeleton, whose bones have axes of their own, takes them by `Retarget`.
 */
class BodySubject {
public:
    static constexpr std::size_t kCount = kMannyCount;
    static constexpr std::size_t kPelvis = 1;

    /** Where the hips rest, in centimetres above the root. */
    static constexpr float kHipsHeight = 88.0f;

    explicit BodySubject(const Rig& rig) {
        const RestPlaces places(rig);
        scale_ = kHipsHeight / (places.hipsHeight() * kCentimetres);
        for (std::size_t i = 0; i < kCount; i++) {
            const MannyBone& bone = mannyBones()[i];
            rows_[i] = bone.source < 0 ? -1 : places.row(bone.source);
            Position from{};
            if (bone.parent >= 0) {
                from = places.of(mannyBones()[static_cast<std::size_t>(bone.parent)]);
            }
            rest_[i].translation = unrealMeshFromBridgePosition(places.of(bone) - from) * scale_;
        }
    }

    /** The T-pose. */
    const std::array<BoneTransform, kCount>& rest() const { return rest_; }

    /** Writes kCount transforms. */
    void fill(const Pose& pose, BoneTransform* transforms) const {
        for (std::size_t i = 0; i < kCount; i++) {
            const float share = mannyBones()[i].share;
            const Rotation turn = boneOf(pose, rows_[i]);
            transforms[i].translation = rest_[i].translation;
            transforms[i].rotation =
                unrealMeshFromBridgeRotation(share < 1 ? shareOf(turn, share) : turn);
        }
        const Position travel{pose.hips[0], pose.hips[1], pose.hips[2]};
        auto& pelvis = transforms[kPelvis].translation;
        pelvis = pelvis + unrealMeshFromBridgePosition(travel) * scale_;
    }

private:
    std::array<BoneTransform, kCount> rest_;
    /** Rows of the rig, -1 for bones that rest. */
    std::array<int, kCount> rows_;
    /** Of the rig's body to the subject's. */
    float scale_ = 1.0f;
};

}  // namespace avatarbridge
