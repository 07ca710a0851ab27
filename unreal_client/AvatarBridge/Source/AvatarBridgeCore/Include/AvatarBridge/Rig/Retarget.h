#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "AvatarBridge/Rig/BodySubject.h"
#include "AvatarBridge/Rig/BoneTransform.h"
#include "AvatarBridge/Rig/SkeletonMap.h"
#include "AvatarBridge/Rig/SkeletonPose.h"
#include "AvatarBridge/Rig/TPose.h"

namespace avatarbridge {

/**
 * Puts transforms of the body subject onto one real skeleton, whatever axes its bones have and
 * whether its reference pose is a T or an A. Made once for a skeleton; `apply` allocates nothing.
 * One thread at a time.
 *
 * A bone takes the turn that its counterpart has in the subject's own space, on top of how it
 * stands in the T-pose. So turns of bones that the skeleton lacks arrive at the next one below,
 * a head ends where the pose has it, and bones in between, such as twist bones, keep their
 * reference pose and go along.
 */
class Retarget {
public:
    explicit Retarget(std::vector<ReferenceBone> skeleton)
        : skeleton_(std::move(skeleton)), map_(skeleton_) {
        const TPose rest(skeleton_, map_);
        rest_ = rest.pose().turns;
        scales_ = rest.pose().scales;
        facing_ = rest.facing();
        scale_ = rest.travel();
        lift_ = rest.lift();
        turns_.resize(skeleton_.size());
    }

    Retarget(const Retarget&) = delete;
    Retarget& operator=(const Retarget&) = delete;

    /** Whether the skeleton has hips; without, it is no body. */
    bool isUsable() const { return map_.boneOf(BodySubject::kPelvis) >= 0; }

    /**
     * Bones of the subject, in Manny's names, that the skeleton lacks; the next below carry their
     * turns. Of a spine of three bones, the subject's fourth and fifth are missing.
     */
    const std::vector<std::string>& missing() const { return map_.missing(); }

    std::size_t boneCount() const { return skeleton_.size(); }

    /** Whether a bone of the skeleton is moved; the others keep their reference pose. */
    bool drives(std::size_t bone) const { return map_.rowOf(bone) >= 0; }

    /** Centimetres of the skeleton's travel for each of the subject's: as its legs are longer. */
    float scale() const { return scale_; }

    /**
     * Writes the local transforms of all bones of the skeleton, in its order.
     *
     * @param subject `BodySubject::kCount` transforms, in the order of `MannyBones.h`.
     * @param locals Room for `boneCount()`.
     */
    void apply(const BoneTransform* subject, BoneTransform* locals) {
        std::array<Rotation, BodySubject::kCount> globals;
        for (std::size_t row = 0; row < globals.size(); row++) {
            const int parent = mannyBones()[row].parent;
            const auto above = parent < 0 ? Rotation{} : globals[static_cast<std::size_t>(parent)];
            globals[row] = above * subject[row].rotation;
        }
        for (std::size_t bone = 0; bone < skeleton_.size(); bone++) {
            turn(bone, globals, locals[bone]);
        }
        move(subject[BodySubject::kPelvis].translation, locals);
    }

private:
    using Globals = std::array<Rotation, BodySubject::kCount>;

    Rotation above(std::size_t bone) const {
        const int parent = SkeletonPose::parentOf(skeleton_, bone);
        return parent < 0 ? Rotation{} : turns_[static_cast<std::size_t>(parent)];
    }

    void turn(std::size_t bone, const Globals& globals, BoneTransform& local) {
        local = skeleton_[bone].local;
        const int row = map_.rowOf(bone);
        if (row < 0) {
            turns_[bone] = above(bone) * local.rotation;
            return;
        }
        const Rotation& global = globals[static_cast<std::size_t>(row)];
        turns_[bone] = facing_ * global * conjugate(facing_) * rest_[bone];
        local.rotation = normalise(conjugate(above(bone)) * turns_[bone]);
    }

    /** Moves the hips as far as their legs are long, up to where the feet touch the ground. */
    void move(Position pelvis, BoneTransform* locals) const {
        const int hips = map_.boneOf(BodySubject::kPelvis);
        if (hips < 0) {
            return;
        }
        const auto bone = static_cast<std::size_t>(hips);
        const Position travel = (pelvis - Position{0, 0, BodySubject::kHipsHeight}) * scale_;
        const Position moved = rotate(facing_, travel) + Position{0, 0, lift_};
        const int parent = SkeletonPose::parentOf(skeleton_, bone);
        const float scale = parent < 0 ? 1.0f : scales_[static_cast<std::size_t>(parent)];
        auto& place = locals[bone].translation;
        place = place + rotate(conjugate(above(bone)), moved) * (1 / scale);
    }

    std::vector<ReferenceBone> skeleton_;
    SkeletonMap map_;
    /** Turns of the T-pose in the skeleton's space. */
    std::vector<Rotation> rest_;
    std::vector<float> scales_;
    /** Turns of the pose that is being written, in the skeleton's space. */
    std::vector<Rotation> turns_;
    Rotation facing_;
    float scale_ = 1;
    /** Centimetres by which straightened legs are longer than spread ones. */
    float lift_ = 0;
};

}  // namespace avatarbridge
