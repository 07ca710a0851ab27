#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <string_view>

#include "AvatarBridge/Playback/Pose.h"
#include "AvatarBridge/Rig/ArkitNames.h"
#include "AvatarBridge/Rig/EyeShapes.h"
#include "AvatarBridge/Rig/HeadAngles.h"
#include "AvatarBridge/Rig/PoseRows.h"
#include "AvatarBridge/Wire/Rig.h"

namespace avatarbridge {

/** Factors of the turns of the head, for receivers that read them otherwise. */
struct FaceTurns {
    float yaw = 1, pitch = 1, roll = 1;
};

/**
 * Turns poses of one rig into the values of the face subject: Live Link Face's 61 properties in
 * its order, so that whatever understands the app understands this. Made anew for each
 * description; filling allocates nothing.
 *
 * Shapes are in [0, 1]. Turns are in radians; of head and eyes alike, positive yaw is to the
 * character's own right, positive pitch is down, positive roll tips to its left shoulder. For the
 * eyes, recordings of the app say so; for the head nobody does, and the app is taken to be of
 * one mind. `FaceTurns` of the head are there for whoever finds it otherwise.
 */
class FaceSubject {
public:
    static constexpr std::size_t kCount = 61;

    /** Names of the properties, in the spelling of Unreal: `EyeBlinkLeft`, …, `HeadYaw`, …. */
    static const std::array<std::string_view, kCount>& names() {
        static const std::array<std::string_view, kCount> kNames = allNames();
        return kNames;
    }

    explicit FaceSubject(const Rig& rig, const FaceTurns& turns = {})
        : turns_(turns),
          leftShapes_(EyeShapes::ofLeft()),
          rightShapes_(EyeShapes::ofRight()),
          leftEye_(findBone(rig, "leftEye")),
          rightEye_(findBone(rig, "rightEye")) {
        columns_.fill(-1);
        for (std::size_t column = 0; column < rig.shapeNames.size(); column++) {
            const int shape = findArkit(rig.shapeNames[column]);
            if (shape >= 0) {
                columns_[static_cast<std::size_t>(shape)] = static_cast<int>(column);
            }
        }
    }

    /** Turns the head otherwise from now on. */
    void setTurns(const FaceTurns& turns) { turns_ = turns; }

    /** Writes kCount values. */
    void fill(const Pose& pose, float* values) const {
        for (std::size_t i = 0; i < kArkitCount; i++) {
            values[i] = weightOf(pose, columns_[i]);
        }
        float* turns = values + kArkitCount;
        HeadAngles head = anglesOf(headOf(pose));
        head.yaw *= turns_.yaw;
        head.pitch *= turns_.pitch;
        head.roll *= turns_.roll;
        write(head, turns);
        write(eyeOf(pose, leftEye_, leftShapes_, values), turns + 3);
        write(eyeOf(pose, rightEye_, rightShapes_, values), turns + 6);
    }

private:
    static std::array<std::string_view, kCount> allNames() {
        constexpr std::array<std::string_view, kCount - kArkitCount> kTurns = {
            "HeadYaw",     "HeadPitch",   "HeadRoll",      "LeftEyeYaw",   "LeftEyePitch",
            "LeftEyeRoll", "RightEyeYaw", "RightEyePitch", "RightEyeRoll",
        };
        std::array<std::string_view, kCount> names;
        std::copy(kArkitNames.begin(), kArkitNames.end(), names.begin());
        std::copy(kTurns.begin(), kTurns.end(), names.begin() + kArkitCount);
        return names;
    }

    /** An eye's own bone tells its turn; of a rig whose eyes have none, or rest, the shapes do. */
    static HeadAngles eyeOf(const Pose& pose, int bone, const EyeShapes& shapes,
                            const float* weights) {
        constexpr float kResting = 1e-5f;
        const Rotation turn = boneOf(pose, bone);
        return angleOf(turn) > kResting ? anglesOf(turn) : shapes.turn(weights);
    }

    static void write(const HeadAngles& angles, float* three) {
        three[0] = -angles.yaw;
        three[1] = angles.pitch;
        three[2] = angles.roll;
    }

    FaceTurns turns_;
    EyeShapes leftShapes_;
    EyeShapes rightShapes_;
    int leftEye_;
    int rightEye_;
    /** Columns of the rig for ARKit's shapes, -1 where it has no such shape. */
    std::array<int, kArkitCount> columns_;
};

}  // namespace avatarbridge
