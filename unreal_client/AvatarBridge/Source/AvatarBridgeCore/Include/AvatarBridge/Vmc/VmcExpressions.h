#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "AvatarBridge/Rig/ArkitNames.h"
#include "AvatarBridge/Rig/Names.h"

namespace avatarbridge {

/**
 * An expression of VRM, and the face that it is in ARKit's weights: for streams that send
 * expressions to a face that knows only ARKit. Vowels are the sidecar's own mouths. What has a
 * left and a right is named without a side and means both.
 */
struct VmcExpression {
    struct Part {
        std::string_view shape;
        float weight = 0;
    };

    std::string_view vrm1;
    std::string_view vrm0;
    std::array<Part, 6> parts;
};

// clang-format off
constexpr std::array<VmcExpression, 17> kVmcExpressions = {{
    {"happy", "Joy", {{{"MouthSmile", 0.85f}, {"CheekSquint", 0.6f}}}},
    {"angry", "Angry", {{{"BrowDown", 1}, {"NoseSneer", 0.5f}}}},
    {"sad", "Sorrow", {{{"MouthFrown", 0.8f}, {"BrowInnerUp", 0.9f}}}},
    {"relaxed", "Fun", {{{"MouthSmile", 0.25f}, {"EyeSquint", 0.25f}}}},
    {"surprised", "Surprised", {{{"EyeWide", 1}, {"BrowOuterUp", 1}, {"BrowInnerUp", 0.8f}}}},
    {"aa", "A", {{{"JawOpen", 0.45f}, {"MouthStretch", 0.05f}, {"MouthUpperUp", 0.1f},
                  {"MouthLowerDown", 0.3f}}}},
    {"ih", "I", {{{"JawOpen", 0.14f}, {"MouthStretch", 0.22f}, {"MouthSmile", 0.22f},
                  {"MouthDimple", 0.1f}, {"MouthUpperUp", 0.12f}, {"MouthLowerDown", 0.18f}}}},
    {"ou", "U", {{{"JawOpen", 0.12f}, {"MouthFunnel", 0.3f}, {"MouthPucker", 0.65f}}}},
    {"ee", "E", {{{"JawOpen", 0.28f}, {"MouthStretch", 0.15f}, {"MouthSmile", 0.1f},
                  {"MouthDimple", 0.05f}, {"MouthUpperUp", 0.12f}, {"MouthLowerDown", 0.25f}}}},
    {"oh", "O", {{{"JawOpen", 0.3f}, {"MouthFunnel", 0.5f}, {"MouthPucker", 0.25f},
                  {"MouthLowerDown", 0.05f}}}},
    {"blink", "Blink", {{{"EyeBlink", 1}}}},
    {"blinkLeft", "Blink_L", {{{"EyeBlinkLeft", 1}}}},
    {"blinkRight", "Blink_R", {{{"EyeBlinkRight", 1}}}},
    {"lookUp", "LookUp", {{{"EyeLookUp", 1}}}},
    {"lookDown", "LookDown", {{{"EyeLookDown", 1}}}},
    {"lookLeft", "LookLeft", {{{"EyeLookOutLeft", 1}, {"EyeLookInRight", 1}}}},
    {"lookRight", "LookRight", {{{"EyeLookInLeft", 1}, {"EyeLookOutRight", 1}}}},
}};
// clang-format on

/** The number of an expression of either VRM, in any case; -1 when there is none. */
inline int findVmcExpression(std::string_view name) {
    for (std::size_t i = 0; i < kVmcExpressions.size(); i++) {
        if (areAlike(kVmcExpressions[i].vrm1, name) || areAlike(kVmcExpressions[i].vrm0, name)) {
            return static_cast<int>(i);
        }
    }
    return -1;
}

/** Whether a weight of ARKit belongs to a part that is named with a side or without. */
inline bool isPartOf(std::string_view arkit, std::string_view part) {
    return arkit == part || (startsWith(arkit, part) && (arkit.substr(part.size()) == "Left" ||
                                                         arkit.substr(part.size()) == "Right"));
}

/** Adds a share of an expression's face to weights (52), up to 1. */
inline void addVmcExpression(std::size_t expression, float share, float* weights) {
    for (const auto& part : kVmcExpressions[expression].parts) {
        for (std::size_t i = 0; i < kArkitCount && !part.shape.empty(); i++) {
            if (isPartOf(kArkitNames[i], part.shape)) {
                weights[i] = (std::min)(1.0f, weights[i] + share * part.weight);
            }
        }
    }
}

}  // namespace avatarbridge
