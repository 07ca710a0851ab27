#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "AvatarBridge/Rig/HumanBones.h"

namespace avatarbridge {

/**
 * A bone of the UE5 mannequin, whose names MetaHumans share: one of those that the body subject
 * has. That is the body without twist and corrective bones, which follow by themselves, and
 * without a face.
 */
struct MannyBone {
    std::string_view name;

    /** Row of its parent, which comes before it; -1 for the root. */
    int parent = -1;

    /** Number of the humanoid bone that turns it; -1 for a bone that stays at rest. */
    int source = -1;

    /**
     * Of its source's turn. Manny has five bones of spine for our three, and two of neck for our
     * one: together they turn as far as ours does.
     */
    float share = 0;

    /** It rests `along` of the way from one humanoid bone to another; -1 is the ground. */
    int at = -1;
    int towards = -1;
    float along = 0;
};

constexpr std::size_t kMannyCount = 64;

/** A bone of Manny's as people write it down: by names. */
struct MannyRow {
    std::string_view name;
    std::string_view parent;
    std::string_view source;
    float share = 0;
    /** Empty for the place of its source. */
    std::string_view at{};
    std::string_view towards{};
    float along = 0;
};

// clang-format off
constexpr std::array<MannyRow, kMannyCount> kMannyRows = {{
    {"root", "", "", 0},
    {"pelvis", "root", "hips", 1},
    {"spine_01", "pelvis", "spine", 0.5f},
    {"spine_02", "spine_01", "spine", 0.5f, "spine", "chest", 0.5f},
    {"spine_03", "spine_02", "chest", 1},
    {"spine_04", "spine_03", "upperChest", 0.5f},
    {"spine_05", "spine_04", "upperChest", 0.5f, "upperChest", "neck", 0.5f},
    {"neck_01", "spine_05", "neck", 0.5f},
    {"neck_02", "neck_01", "neck", 0.5f, "neck", "head", 0.5f},
    {"head", "neck_02", "head", 1},
    {"clavicle_l", "spine_05", "leftShoulder", 1},
    {"upperarm_l", "clavicle_l", "leftUpperArm", 1},
    {"lowerarm_l", "upperarm_l", "leftLowerArm", 1},
    {"hand_l", "lowerarm_l", "leftHand", 1},
    {"thumb_01_l", "hand_l", "leftThumbMetacarpal", 1},
    {"thumb_02_l", "thumb_01_l", "leftThumbProximal", 1},
    {"thumb_03_l", "thumb_02_l", "leftThumbDistal", 1},
    {"index_metacarpal_l", "hand_l", "", 0, "leftHand", "leftIndexProximal", 0.35f},
    {"index_01_l", "index_metacarpal_l", "leftIndexProximal", 1},
    {"index_02_l", "index_01_l", "leftIndexIntermediate", 1},
    {"index_03_l", "index_02_l", "leftIndexDistal", 1},
    {"middle_metacarpal_l", "hand_l", "", 0, "leftHand", "leftMiddleProximal", 0.35f},
    {"middle_01_l", "middle_metacarpal_l", "leftMiddleProximal", 1},
    {"middle_02_l", "middle_01_l", "leftMiddleIntermediate", 1},
    {"middle_03_l", "middle_02_l", "leftMiddleDistal", 1},
    {"ring_metacarpal_l", "hand_l", "", 0, "leftHand", "leftRingProximal", 0.35f},
    {"ring_01_l", "ring_metacarpal_l", "leftRingProximal", 1},
    {"ring_02_l", "ring_01_l", "leftRingIntermediate", 1},
    {"ring_03_l", "ring_02_l", "leftRingDistal", 1},
    {"pinky_metacarpal_l", "hand_l", "", 0, "leftHand", "leftLittleProximal", 0.35f},
    {"pinky_01_l", "pinky_metacarpal_l", "leftLittleProximal", 1},
    {"pinky_02_l", "pinky_01_l", "leftLittleIntermediate", 1},
    {"pinky_03_l", "pinky_02_l", "leftLittleDistal", 1},
    {"thigh_l", "pelvis", "leftUpperLeg", 1},
    {"calf_l", "thigh_l", "leftLowerLeg", 1},
    {"foot_l", "calf_l", "leftFoot", 1},
    {"ball_l", "foot_l", "leftToes", 1},
    {"clavicle_r", "spine_05", "rightShoulder", 1},
    {"upperarm_r", "clavicle_r", "rightUpperArm", 1},
    {"lowerarm_r", "upperarm_r", "rightLowerArm", 1},
    {"hand_r", "lowerarm_r", "rightHand", 1},
    {"thumb_01_r", "hand_r", "rightThumbMetacarpal", 1},
    {"thumb_02_r", "thumb_01_r", "rightThumbProximal", 1},
    {"thumb_03_r", "thumb_02_r", "rightThumbDistal", 1},
    {"index_metacarpal_r", "hand_r", "", 0, "rightHand", "rightIndexProximal", 0.35f},
    {"index_01_r", "index_metacarpal_r", "rightIndexProximal", 1},
    {"index_02_r", "index_01_r", "rightIndexIntermediate", 1},
    {"index_03_r", "index_02_r", "rightIndexDistal", 1},
    {"middle_metacarpal_r", "hand_r", "", 0, "rightHand", "rightMiddleProximal", 0.35f},
    {"middle_01_r", "middle_metacarpal_r", "rightMiddleProximal", 1},
    {"middle_02_r", "middle_01_r", "rightMiddleIntermediate", 1},
    {"middle_03_r", "middle_02_r", "rightMiddleDistal", 1},
    {"ring_metacarpal_r", "hand_r", "", 0, "rightHand", "rightRingProximal", 0.35f},
    {"ring_01_r", "ring_metacarpal_r", "rightRingProximal", 1},
    {"ring_02_r", "ring_01_r", "rightRingIntermediate", 1},
    {"ring_03_r", "ring_02_r", "rightRingDistal", 1},
    {"pinky_metacarpal_r", "hand_r", "", 0, "rightHand", "rightLittleProximal", 0.35f},
    {"pinky_01_r", "pinky_metacarpal_r", "rightLittleProximal", 1},
    {"pinky_02_r", "pinky_01_r", "rightLittleIntermediate", 1},
    {"pinky_03_r", "pinky_02_r", "rightLittleDistal", 1},
    {"thigh_r", "pelvis", "rightUpperLeg", 1},
    {"calf_r", "thigh_r", "rightLowerLeg", 1},
    {"foot_r", "calf_r", "rightFoot", 1},
    {"ball_r", "foot_r", "rightToes", 1},
}};
// clang-format on

/** The row of a bone of Manny's; -1 when the subject has none of that name. */
inline int findMannyBone(std::string_view name) {
    for (std::size_t i = 0; i < kMannyCount; i++) {
        if (kMannyRows[i].name == name) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

/** What a row says, by numbers. */
inline MannyBone mannyBoneOf(const MannyRow& row) {
    const auto at = row.at.empty() ? row.source : row.at;
    const auto towards = row.towards.empty() ? at : row.towards;
    return {row.name,  findMannyBone(row.parent), findVrmBone(row.source),
            row.share, findVrmBone(at),           findVrmBone(towards),
            row.along};
}

/** The bones of the body subject, each after its parent. */
inline const std::array<MannyBone, kMannyCount>& mannyBones() {
    // Some compilers work out too little ahead of time for this to be a constant.
    static const std::array<MannyBone, kMannyCount> kBones = [] {
        std::array<MannyBone, kMannyCount> bones;
        for (std::size_t i = 0; i < kMannyCount; i++) {
            bones[i] = mannyBoneOf(kMannyRows[i]);
        }
        return bones;
    }();
    return kBones;
}

}  // namespace avatarbridge
