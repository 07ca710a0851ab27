#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <vector>

namespace avatarbridge {

/** How a pose came about. */
enum class PoseState {
    /** The oldest frame, whose time has not come: a client has just joined. */
    Early,
    /** Between two frames of the stream. */
    Live,
    /** The newest frame, because the next one is late. */
    Held,
    /** On the way to rest. */
    Easing,
    /** At rest until frames come again. */
    Resting,
};

/**
 * One instant of a body, aligned to a rig, in the bridge's space (glTF). Reused from picture to
 * picture, so that it allocates only when the rig has other sizes. For one thread at a time.
 */
struct Pose {
    static constexpr std::size_t kHeadFloats = 7;
    static constexpr std::size_t kHipsFloats = 3;
    static constexpr std::size_t kBoneFloats = 4;

    /** (S) blendshapes in [0, 1], in the order of the rig. */
    std::vector<float> weights;

    /** Position in metres from the head's rest place, then rotation x y z w. */
    std::array<float, kHeadFloats> head{0, 0, 0, 0, 0, 0, 1};

    /** (B * 4) local rotations x y z w, in the order of the rig. */
    std::vector<float> bones;

    /** Translation of the hips in metres from the rest pose. */
    std::array<float, kHipsFloats> hips{};

    /** Session time it belongs to, which is not always the one asked for. */
    double ptsMicros = 0;

    PoseState state = PoseState::Early;

    /** Empty while the character idles. */
    std::string utteranceId;

    std::size_t shapeCount() const { return weights.size(); }
    std::size_t boneCount() const { return bones.size() / kBoneFloats; }

    bool isOf(std::size_t shapes, std::size_t boneTotal) const {
        return shapeCount() == shapes && boneCount() == boneTotal;
    }

    /** Makes it one of a rig of these sizes; bones that it gets are at rest. */
    void fit(std::size_t shapes, std::size_t boneTotal) {
        weights.resize(shapes);
        if (boneCount() == boneTotal) {
            return;
        }
        bones.assign(boneTotal * kBoneFloats, 0.0f);
        for (std::size_t w = kBoneFloats - 1; w < bones.size(); w += kBoneFloats) {
            bones[w] = 1.0f;
        }
    }

    /** Takes the numbers of another, but not its place. */
    void copyNumbers(const Pose& other) {
        weights = other.weights;
        head = other.head;
        bones = other.bones;
        hips = other.hips;
    }
};

}  // namespace avatarbridge
