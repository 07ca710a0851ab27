#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

#include "AvatarBridge/Rig/BodySubject.h"
#include "AvatarBridge/Rig/BoneTransform.h"

namespace avatarbridge {

/** A bone of a skeleton's reference pose, as an engine has it. */
struct ReferenceBone {
    std::string name;
    /** Row of its parent, which comes before it; -1 for a root. */
    int parent = -1;
    /** In its parent's space, centimetres. */
    BoneTransform local;
    /** The same along all axes. */
    float scale = 1.0f;
};

/**
 * Puts transforms of the body subject onto one real skeleton, whatever axes its bones have and
 * whether its reference pose is a T or an A. Made once for a skeleton; `apply` allocates nothing.
 * One thread at a time.
 */
class Retarget {
public:
    explicit Retarget(const std::vector<ReferenceBone>& skeleton);

    /** Whether the skeleton has hips or a head, so that anything can be done with it. */
    bool isUsable() const;

    /** Bones of the subject, in Manny's names, that the skeleton lacks; others carry their turns. */
    const std::vector<std::string>& missing() const;

    std::size_t boneCount() const;

    /** Whether a bone of the skeleton is moved; the others keep their reference pose. */
    bool drives(std::size_t bone) const;

    /** Centimetres of the skeleton's travel for each of the subject's, as its legs are longer. */
    float scale() const;

    /**
     * Writes the local transforms of all bones of the skeleton, in its order.
     *
     * @param subject `BodySubject::kCount` transforms, in the order of `MannyBones.h`.
     * @param locals Room for `boneCount()`.
     */
    void apply(const BoneTransform* subject, BoneTransform* locals);
};

}  // namespace avatarbridge
