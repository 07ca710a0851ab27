#pragma once

#include <algorithm>

#include "AvatarBridge/Rig/ArkitNames.h"
#include "AvatarBridge/Rig/HeadAngles.h"

namespace avatarbridge {

/**
 * How the looks of one eye go with its turn: which weights of ARKit turn it, and how far. The
 * radians are those of recordings of Live Link Face, which has both.
 */
struct EyeShapes {
    static constexpr float kFullYaw = 0.65f;
    static constexpr float kFullPitch = 0.43f;

    /** Numbers of ARKit's shapes; "left" is the character's own. */
    int down, left, right, up;

    static EyeShapes ofLeft() {
        return {findArkit("EyeLookDownLeft"), findArkit("EyeLookOutLeft"),
                findArkit("EyeLookInLeft"), findArkit("EyeLookUpLeft")};
    }

    static EyeShapes ofRight() {
        return {findArkit("EyeLookDownRight"), findArkit("EyeLookInRight"),
                findArkit("EyeLookOutRight"), findArkit("EyeLookUpRight")};
    }

    /** The turn that weights (52) show. */
    HeadAngles turn(const float* weights) const {
        return {kFullYaw * (weights[left] - weights[right]),
                kFullPitch * (weights[down] - weights[up]), 0};
    }

    /** Writes the weights that show a turn. */
    void show(const HeadAngles& turn, float* weights) const {
        weights[left] = weightFor(turn.yaw / kFullYaw);
        weights[right] = weightFor(-turn.yaw / kFullYaw);
        weights[down] = weightFor(turn.pitch / kFullPitch);
        weights[up] = weightFor(-turn.pitch / kFullPitch);
    }

    bool areStill(const float* weights) const {
        constexpr float kNothing = 1e-4f;
        return weights[left] + weights[right] + weights[down] + weights[up] < kNothing;
    }

private:
    static float weightFor(float share) { return (std::max)(0.0f, (std::min)(1.0f, share)); }
};

}  // namespace avatarbridge
