#pragma once

#include <array>
#include <cstddef>
#include <string>
#include <string_view>

#include "AvatarBridge/Rig/HumanBones.h"
#include "AvatarBridge/Rig/Names.h"

namespace avatarbridge {

/** How other tools than Unreal, Unity and VRM call a humanoid bone. */
struct BoneSpelling {
    /** Of VRM 1.0; of the left, for both sides. */
    std::string_view vrm;
    /** Also Ready Player Me's. */
    std::string_view mixamo;
    std::string_view vroid;
    /** Of Character Creator. */
    std::string_view creator;
};

// clang-format off
constexpr std::array<BoneSpelling, 25> kBoneSpellings = {{
    {"hips", "Hips", "J_Bip_C_Hips", "CC_Base_Hip"},
    {"head", "Head", "J_Bip_C_Head", "CC_Base_Head"},
    {"leftShoulder", "LeftShoulder", "J_Bip_L_Shoulder", "CC_Base_L_Clavicle"},
    {"leftUpperArm", "LeftArm", "J_Bip_L_UpperArm", "CC_Base_L_Upperarm"},
    {"leftLowerArm", "LeftForeArm", "J_Bip_L_LowerArm", "CC_Base_L_Forearm"},
    {"leftHand", "LeftHand", "J_Bip_L_Hand", "CC_Base_L_Hand"},
    {"leftUpperLeg", "LeftUpLeg", "J_Bip_L_UpperLeg", "CC_Base_L_Thigh"},
    {"leftLowerLeg", "LeftLeg", "J_Bip_L_LowerLeg", "CC_Base_L_Calf"},
    {"leftFoot", "LeftFoot", "J_Bip_L_Foot", "CC_Base_L_Foot"},
    {"leftToes", "LeftToeBase", "J_Bip_L_ToeBase", "CC_Base_L_ToeBase"},
    {"leftThumbMetacarpal", "LeftHandThumb1", "J_Bip_L_Thumb1", "CC_Base_L_Thumb1"},
    {"leftThumbProximal", "LeftHandThumb2", "J_Bip_L_Thumb2", "CC_Base_L_Thumb2"},
    {"leftThumbDistal", "LeftHandThumb3", "J_Bip_L_Thumb3", "CC_Base_L_Thumb3"},
    {"leftIndexProximal", "LeftHandIndex1", "J_Bip_L_Index1", "CC_Base_L_Index1"},
    {"leftIndexIntermediate", "LeftHandIndex2", "J_Bip_L_Index2", "CC_Base_L_Index2"},
    {"leftIndexDistal", "LeftHandIndex3", "J_Bip_L_Index3", "CC_Base_L_Index3"},
    {"leftMiddleProximal", "LeftHandMiddle1", "J_Bip_L_Middle1", "CC_Base_L_Mid1"},
    {"leftMiddleIntermediate", "LeftHandMiddle2", "J_Bip_L_Middle2", "CC_Base_L_Mid2"},
    {"leftMiddleDistal", "LeftHandMiddle3", "J_Bip_L_Middle3", "CC_Base_L_Mid3"},
    {"leftRingProximal", "LeftHandRing1", "J_Bip_L_Ring1", "CC_Base_L_Ring1"},
    {"leftRingIntermediate", "LeftHandRing2", "J_Bip_L_Ring2", "CC_Base_L_Ring2"},
    {"leftRingDistal", "LeftHandRing3", "J_Bip_L_Ring3", "CC_Base_L_Ring3"},
    {"leftLittleProximal", "LeftHandPinky1", "J_Bip_L_Little1", "CC_Base_L_Pinky1"},
    {"leftLittleIntermediate", "LeftHandPinky2", "J_Bip_L_Little2", "CC_Base_L_Pinky2"},
    {"leftLittleDistal", "LeftHandPinky3", "J_Bip_L_Little3", "CC_Base_L_Pinky3"},
}};

/** Chains of bones from below to above; a skeleton has one of them, whole or in part. */
constexpr std::array<std::array<std::string_view, 8>, 5> kSpineSpellings = {{
    {"spine_01", "spine_02", "spine_03", "spine_04", "spine_05", "spine_06", "spine_07",
     "spine_08"},
    {"spine", "chest", "upperChest"},
    {"Spine", "Spine1", "Spine2", "Spine3", "Spine4"},
    {"J_Bip_C_Spine", "J_Bip_C_Chest", "J_Bip_C_UpperChest"},
    {"CC_Base_Waist", "CC_Base_Spine01", "CC_Base_Spine02"},
}};
constexpr std::array<std::array<std::string_view, 8>, 4> kNeckSpellings = {{
    {"neck_01", "neck_02", "neck_03", "neck_04"},
    {"neck", "neck1", "neck2"},
    {"J_Bip_C_Neck"},
    {"CC_Base_NeckTwist01", "CC_Base_NeckTwist02"},
}};
// clang-format on

/** Leaves away what tools put before a name, such as "mixamorig:", which imports as another. */
inline std::string_view withoutPrefix(std::string_view name) {
    const auto end = startsWith(name, "mixamorig") ? name.find_first_of(":_") : name.rfind(':');
    return end == std::string_view::npos ? name : name.substr(end + 1);
}

/** The same name on the right. */
inline std::string onTheRight(std::string name) {
    const auto replace = [&name](std::string_view left, std::string_view right) {
        const auto at = name.find(left);
        if (at != std::string::npos) {
            name.replace(at, left.size(), right);
        }
    };
    replace("left", "right");
    replace("Left", "Right");
    replace("_L_", "_R_");
    return name;
}

}  // namespace avatarbridge
