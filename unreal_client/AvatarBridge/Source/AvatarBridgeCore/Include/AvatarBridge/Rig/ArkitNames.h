#pragma once

#include <array>
#include <cstddef>
#include <string_view>

#include "AvatarBridge/Rig/Names.h"

namespace avatarbridge {

constexpr std::size_t kArkitCount = 52;

// clang-format off
/**
 * The blendshapes of ARKit in Unreal's spelling, in the order of the stream, which is also that
 * of Live Link Face. On the stream they begin with a small letter. Left and right are the
 * character's own.
 */
constexpr std::array<std::string_view, kArkitCount> kArkitNames = {{
    "EyeBlinkLeft", "EyeLookDownLeft", "EyeLookInLeft", "EyeLookOutLeft", "EyeLookUpLeft",
    "EyeSquintLeft", "EyeWideLeft", "EyeBlinkRight", "EyeLookDownRight", "EyeLookInRight",
    "EyeLookOutRight", "EyeLookUpRight", "EyeSquintRight", "EyeWideRight", "JawForward", "JawLeft",
    "JawRight", "JawOpen", "MouthClose", "MouthFunnel", "MouthPucker", "MouthLeft", "MouthRight",
    "MouthSmileLeft", "MouthSmileRight", "MouthFrownLeft", "MouthFrownRight", "MouthDimpleLeft",
    "MouthDimpleRight", "MouthStretchLeft", "MouthStretchRight", "MouthRollLower", "MouthRollUpper",
    "MouthShrugLower", "MouthShrugUpper", "MouthPressLeft", "MouthPressRight", "MouthLowerDownLeft",
    "MouthLowerDownRight", "MouthUpperUpLeft", "MouthUpperUpRight", "BrowDownLeft", "BrowDownRight",
    "BrowInnerUp", "BrowOuterUpLeft", "BrowOuterUpRight", "CheekPuff", "CheekSquintLeft",
    "CheekSquintRight", "NoseSneerLeft", "NoseSneerRight", "TongueOut",
}};
// clang-format on

/** The number of a shape in any case, also as `eyeBlink_L`; -1 when there is none. */
inline int findArkit(std::string_view name) {
    const bool isLeft = endsWith(name, "_L");
    const bool isSided = isLeft || endsWith(name, "_R");
    const std::string_view side = !isSided ? "" : isLeft ? "Left" : "Right";
    const auto stem = isSided ? name.substr(0, name.size() - 2) : name;
    for (std::size_t i = 0; i < kArkitCount; i++) {
        const auto one = kArkitNames[i];
        if (endsWith(one, side) && areAlike(one.substr(0, one.size() - side.size()), stem)) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

}  // namespace avatarbridge
