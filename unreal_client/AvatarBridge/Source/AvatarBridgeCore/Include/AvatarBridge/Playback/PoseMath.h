#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <limits>

#include "AvatarBridge/Playback/Pose.h"

namespace avatarbridge {

/** The mixing of poses. Pure; allocates nothing once `into` has the sizes of the others. */
class PoseMath {
public:
    /**
     * Makes `into` the pose `part` of the way from one to the other: weights and translations
     * linearly, rotations the shorter way. It may be one of the two, which must be of one rig. Its
     * place and state stay as they are.
     */
    static void mix(const Pose& one, const Pose& other, float part, Pose& into) {
        into.fit(one.shapeCount(), one.boneCount());
        const Parts parts{1.0f - part, part};
        lerp(one.weights.data(), other.weights.data(), one.weights.size(), parts,
             into.weights.data());
        lerp(one.hips.data(), other.hips.data(), Pose::kHipsFloats, parts, into.hips.data());
        lerp(one.head.data(), other.head.data(), kHeadTurn, parts, into.head.data());
        nlerp(&one.head[kHeadTurn], &other.head[kHeadTurn], parts, &into.head[kHeadTurn]);
        for (std::size_t at = 0; at < one.bones.size(); at += Pose::kBoneFloats) {
            nlerp(&one.bones[at], &other.bones[at], parts, &into.bones[at]);
        }
    }

    /**
     * Makes `into` where a starved client goes from `held`.
     *
     * The face relaxes and the body takes the posture of the last idle frame; its face is not
     * taken, because it may have been a blink. Without one (null) the head goes to its base and
     * the limbs stay, for a T-pose would be worse than stillness.
     */
    static void rest(const Pose& held, const Pose* idle, Pose& into) {
        into.copyNumbers(idle != nullptr ? *idle : held);
        std::fill(into.weights.begin(), into.weights.end(), 0.0f);
        if (idle == nullptr) {
            into.head = {0, 0, 0, 0, 0, 0, 1};
            into.hips = {};
        }
    }

    /** An ease from 0 to 1 that starts and ends without speed. */
    static double smoothstep(double part) {
        const double inside = (std::min)((std::max)(part, 0.0), 1.0);
        return inside * inside * (3 - 2 * inside);
    }

private:
    /** How much of each goes into a mixture. */
    struct Parts {
        float one;
        float other;
    };

    static constexpr std::size_t kHeadTurn = 3;        // where rotation begins behind the position
    static constexpr float kShortestSquared = 1e-12f;  // below, a quaternion has no direction
    static constexpr float kLongestSquared = (std::numeric_limits<float>::max)();

    static void lerp(const float* one, const float* other, std::size_t count, Parts parts,
                     float* into) {
        for (std::size_t i = 0; i < count; i++) {
            // Not one + (other - one) * part: the difference of two finite numbers may not be.
            into[i] = one[i] * parts.one + other[i] * parts.other;
        }
    }

    static void nlerp(const float* one, const float* other, Parts parts, float* into) {
        const float dot =
            one[0] * other[0] + one[1] * other[1] + one[2] * other[2] + one[3] * other[3];
        // A quaternion and its negative turn alike; the nearer of the two is the shorter way.
        const float toward = dot < 0 ? -parts.other : parts.other;
        const float x = one[0] * parts.one + other[0] * toward;
        const float y = one[1] * parts.one + other[1] * toward;
        const float z = one[2] * parts.one + other[2] * toward;
        const float w = one[3] * parts.one + other[3] * toward;
        const float squared = x * x + y * y + z * z + w * w;
        const bool isTurn = squared > kShortestSquared && squared <= kLongestSquared;
        const float scale = isTurn ? 1.0f / std::sqrt(squared) : 0.0f;
        into[0] = x * scale;
        into[1] = y * scale;
        into[2] = z * scale;
        into[3] = isTurn ? w * scale : 1.0f;
    }
};

}  // namespace avatarbridge
