#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "AvatarBridge/Playback/Pose.h"
#include "AvatarBridge/Rig/HumanBones.h"
#include "AvatarBridge/Rig/Names.h"
#include "AvatarBridge/Rig/Rotation.h"
#include "AvatarBridge/Spaces/UnitySpace.h"

namespace avatarbridge {

/** Where a bone is, as VMC says it: Unity's space, metres, local to the parent bone. */
struct VmcPlace {
    Position position;
    Rotation rotation;
};

/**
 * The bones that a VMC stream has spoken of, in the bridge's space. Those that it never names
 * rest.
 */
class VmcBody {
public:
    /** Metres from the sender's root to its hips at rest; 0 takes them as they stand first. */
    void setHipsHeight(float metres) { hipsHeight_ = metres; }

    /** The number of a bone of Unity's, in any case; -1 when there is none. */
    static int find(std::string_view name) {
        for (std::size_t i = 0; i < kHumanBoneCount; i++) {
            if (areAlike(kHumanBones[i].unity, name)) {
                return static_cast<int>(i);
            }
        }
        return -1;
    }

    bool hasCome(int bone, std::int64_t round) const { return rounds_[at(bone)] == round; }

    void set(int bone, const VmcPlace& place, std::int64_t round) {
        turns_[at(bone)] = bridgeFromUnityRotation(place.rotation);
        rounds_[at(bone)] = round;
        if (bone == kHips) {
            travel_ = travelOf(bridgeFromUnityPosition(place.position));
        }
    }

    /** Writes bones, hips and head of a pose of `humanRig()`. */
    void show(Pose& pose) const {
        for (std::size_t i = 0; i < kHumanBoneCount; i++) {
            write(turns_[i], pose.bones.data() + i * Pose::kBoneFloats);
        }
        pose.hips = {travel_.x, travel_.y, travel_.z};
        Rotation head;
        for (const auto name : {"hips", "spine", "chest", "upperChest", "neck", "head"}) {
            head = head * turns_[at(findVrmBone(name))];
        }
        pose.head = {};
        write(head, pose.head.data() + 3);
    }

    const Rotation& turn(int bone) const { return turns_[at(bone)]; }

private:
    static constexpr int kHips = 0;
    static constexpr float kLowestHips = 0.05f;  // metres: of a doll, and of nobody who lies

    static std::size_t at(int bone) { return static_cast<std::size_t>(bone); }

    static void write(const Rotation& turn, float* four) {
        four[0] = turn.x;
        four[1] = turn.y;
        four[2] = turn.z;
        four[3] = turn.w;
    }

    /** How far the hips of the reference body go when the sender's are there. */
    Position travelOf(Position place) {
        const bool isUntold = dot(place, place) == 0;  // of senders that send no positions
        if (isUntold) {
            return {};
        }
        if (!(hipsHeight_ > 0)) {
            hipsHeight_ = place.y > kLowestHips ? place.y : kHumanBones[kHips].rest.y;
        }
        const float scale = kHumanBones[kHips].rest.y / hipsHeight_;
        return (place - Position{0, hipsHeight_, 0}) * scale;
    }

    std::array<Rotation, kHumanBoneCount> turns_;
    std::array<std::int64_t, kHumanBoneCount> rounds_{};
    Position travel_;
    float hipsHeight_ = kHumanBones[kHips].rest.y;
};

}  // namespace avatarbridge
