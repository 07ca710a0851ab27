#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "AvatarBridge/Rig/Rotation.h"

namespace avatarbridge {

/** How many bones a humanoid has: Unity's `LastBone`. */
constexpr std::size_t kHumanBoneCount = 55;

/**
 * One of the 55 bones of a humanoid. Its number is that of Unity's `HumanBodyBones`, and its row
 * in the rig that a sidecar describes.
 */
struct HumanBone {
    /** Of VRM 1.0, as in the rig of the stream. */
    std::string_view vrm;

    /**
     * Of Unity, as on the wire of VMC. Thumbs are named a joint further in than in VRM 1.0, so
     * bones are matched by number and never by copying a name.
     */
    std::string_view unity;

    /** Number of its parent, -1 for the hips. */
    int parent;

    /** Metres from the parent in the T-pose (glTF), of a body of 1.6 m; of hips from the ground. */
    Position rest;
};

// clang-format off
constexpr std::array<HumanBone, kHumanBoneCount> kHumanBones = {{
    {"hips", "Hips", -1, {0, 0.88f, 0}},
    {"leftUpperLeg", "LeftUpperLeg", 0, {0.085f, -0.04f, 0}},
    {"rightUpperLeg", "RightUpperLeg", 0, {-0.085f, -0.04f, 0}},
    {"leftLowerLeg", "LeftLowerLeg", 1, {0, -0.39f, 0.005f}},
    {"rightLowerLeg", "RightLowerLeg", 2, {0, -0.39f, 0.005f}},
    {"leftFoot", "LeftFoot", 3, {0, -0.37f, -0.02f}},
    {"rightFoot", "RightFoot", 4, {0, -0.37f, -0.02f}},
    {"spine", "Spine", 0, {0, 0.07f, 0}},
    {"chest", "Chest", 7, {0, 0.11f, 0}},
    {"neck", "Neck", 54, {0, 0.13f, -0.01f}},
    {"head", "Head", 9, {0, 0.08f, 0.015f}},
    {"leftShoulder", "LeftShoulder", 54, {0.025f, 0.1f, -0.005f}},
    {"rightShoulder", "RightShoulder", 54, {-0.025f, 0.1f, -0.005f}},
    {"leftUpperArm", "LeftUpperArm", 11, {0.12f, 0, 0}},
    {"rightUpperArm", "RightUpperArm", 12, {-0.12f, 0, 0}},
    {"leftLowerArm", "LeftLowerArm", 13, {0.3f, 0, 0}},
    {"rightLowerArm", "RightLowerArm", 14, {-0.3f, 0, 0}},
    {"leftHand", "LeftHand", 15, {0.26f, 0, 0}},
    {"rightHand", "RightHand", 16, {-0.26f, 0, 0}},
    {"leftToes", "LeftToes", 5, {0, -0.065f, 0.12f}},
    {"rightToes", "RightToes", 6, {0, -0.065f, 0.12f}},
    {"leftEye", "LeftEye", 10, {0.031f, 0.065f, 0.075f}},
    {"rightEye", "RightEye", 10, {-0.031f, 0.065f, 0.075f}},
    {"jaw", "Jaw", 10, {0, 0.005f, 0.015f}},
    {"leftThumbMetacarpal", "LeftThumbProximal", 17, {0.022f, -0.01f, 0.024f}},
    {"leftThumbProximal", "LeftThumbIntermediate", 24, {0.03f, -0.004f, 0.026f}},
    {"leftThumbDistal", "LeftThumbDistal", 25, {0.024f, -0.003f, 0.018f}},
    {"leftIndexProximal", "LeftIndexProximal", 17, {0.088f, 0.002f, 0.024f}},
    {"leftIndexIntermediate", "LeftIndexIntermediate", 27, {0.036f, 0, 0}},
    {"leftIndexDistal", "LeftIndexDistal", 28, {0.022f, 0, 0}},
    {"leftMiddleProximal", "LeftMiddleProximal", 17, {0.09f, 0.004f, 0.002f}},
    {"leftMiddleIntermediate", "LeftMiddleIntermediate", 30, {0.041f, 0, 0}},
    {"leftMiddleDistal", "LeftMiddleDistal", 31, {0.026f, 0, 0}},
    {"leftRingProximal", "LeftRingProximal", 17, {0.084f, 0.002f, -0.018f}},
    {"leftRingIntermediate", "LeftRingIntermediate", 33, {0.038f, 0, 0}},
    {"leftRingDistal", "LeftRingDistal", 34, {0.024f, 0, 0}},
    {"leftLittleProximal", "LeftLittleProximal", 17, {0.076f, -0.003f, -0.035f}},
    {"leftLittleIntermediate", "LeftLittleIntermediate", 36, {0.029f, 0, 0}},
    {"leftLittleDistal", "LeftLittleDistal", 37, {0.019f, 0, 0}},
    {"rightThumbMetacarpal", "RightThumbProximal", 18, {-0.022f, -0.01f, 0.024f}},
    {"rightThumbProximal", "RightThumbIntermediate", 39, {-0.03f, -0.004f, 0.026f}},
    {"rightThumbDistal", "RightThumbDistal", 40, {-0.024f, -0.003f, 0.018f}},
    {"rightIndexProximal", "RightIndexProximal", 18, {-0.088f, 0.002f, 0.024f}},
    {"rightIndexIntermediate", "RightIndexIntermediate", 42, {-0.036f, 0, 0}},
    {"rightIndexDistal", "RightIndexDistal", 43, {-0.022f, 0, 0}},
    {"rightMiddleProximal", "RightMiddleProximal", 18, {-0.09f, 0.004f, 0.002f}},
    {"rightMiddleIntermediate", "RightMiddleIntermediate", 45, {-0.041f, 0, 0}},
    {"rightMiddleDistal", "RightMiddleDistal", 46, {-0.026f, 0, 0}},
    {"rightRingProximal", "RightRingProximal", 18, {-0.084f, 0.002f, -0.018f}},
    {"rightRingIntermediate", "RightRingIntermediate", 48, {-0.038f, 0, 0}},
    {"rightRingDistal", "RightRingDistal", 49, {-0.024f, 0, 0}},
    {"rightLittleProximal", "RightLittleProximal", 18, {-0.076f, -0.003f, -0.035f}},
    {"rightLittleIntermediate", "RightLittleIntermediate", 51, {-0.029f, 0, 0}},
    {"rightLittleDistal", "RightLittleDistal", 52, {-0.019f, 0, 0}},
    {"upperChest", "UpperChest", 8, {0, 0.12f, 0}},
}};
// clang-format on

/** The number of a bone of VRM 1.0; -1 when there is none of that name. */
constexpr int findVrmBone(std::string_view name) {
    for (std::size_t i = 0; i < kHumanBoneCount; i++) {
        if (kHumanBones[i].vrm == name) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

}  // namespace avatarbridge
