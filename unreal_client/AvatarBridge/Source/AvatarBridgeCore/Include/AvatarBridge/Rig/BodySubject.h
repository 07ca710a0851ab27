#pragma once

#include <array>
#include <cstddef>

#include "AvatarBridge/Playback/Pose.h"
#include "AvatarBridge/Rig/BoneTransform.h"
#include "AvatarBridge/Rig/HumanBones.h"
#include "AvatarBridge/Rig/MannyBones.h"
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

    /** Where the hips rest, in centimetres above the root. */
    static constexpr float kHipsHeight = 88.0f;

    explicit BodySubject(const Rig& rig);

    /** The T-pose. */
    const std::array<BoneTransform, kCount>& rest() const { return rest_; }

    /** Writes kCount transforms. */
    void fill(const Pose& pose, BoneTransform* transforms) const;

private:
    std::array<BoneTransform, kCount> rest_;
    /** Rows of the rig, -1 where it has no such bone. */
    std::array<int, kHumanBoneCount> rows_;
    float scale_ = 1.0f;
};

}  // namespace avatarbridge
