#pragma once

#include <cstddef>
#include <cstdint>

#include "AvatarBridge/Base/Finite.h"
#include "AvatarBridge/Playback/Pose.h"
#include "AvatarBridge/Rig/EyeShapes.h"
#include "AvatarBridge/Rig/HeadAngles.h"
#include "AvatarBridge/Rig/HumanRig.h"
#include "AvatarBridge/Vmc/VmcBody.h"
#include "AvatarBridge/Vmc/VmcMessage.h"
#include "AvatarBridge/Vmc/VmcShapes.h"
#include "AvatarBridge/Wire/Rig.h"

namespace avatarbridge {

/** What has come of a VMC stream. */
struct VmcCounts {
    std::int64_t messages = 0;
    /** Poses that were shown. */
    std::int64_t frames = 0;
    /** Messages of a known address with arguments that make no sense. */
    std::int64_t unusable = 0;
    /** Messages that a body has no use for. */
    std::int64_t unknown = 0;
};

/**
 * Turns the messages of a VMC stream into poses of the native stream (glTF space, the rig of
 * `humanRig()`), so that one pair of subjects takes both. One thread at a time.
 *
 * A frame comes in several packets, so a pose is shown as a whole: when the sender says "apply";
 * of senders that never do, when they tell the time or their state; and of those that do neither,
 * when a bone or a shape comes for the second time. What a sender leaves out keeps its value.
 */
class VmcStage {
public:
    VmcStage()
        : leftShapes_(EyeShapes::ofLeft()),
          rightShapes_(EyeShapes::ofRight()),
          leftEye_(VmcBody::find("LeftEye")),
          rightEye_(VmcBody::find("RightEye")) {
        shown_.fit(kArkitCount, kHumanBoneCount);
    }

    /** The rig that its poses are aligned to. */
    static const Rig& rig() { return humanRig(); }

    /**
     * Metres from the sender's root to its avatar's hips at rest, 0.88 by default; 0 takes them
     * as they stand first.
     */
    void setHipsHeight(float metres) { body_.setHipsHeight(metres); }

    /** Takes a message; false when it was dropped, which `counts` tells too. */
    bool take(const VmcMessage& message) {
        counts_.messages++;
        const auto address = message.address;
        bool isTaken = true;
        if (address == "/VMC/Ext/Bone/Pos") {
            isTaken = takeBone(message);
        } else if (address == "/VMC/Ext/Blend/Val") {
            isTaken = takeShape(message);
        } else if (address == "/VMC/Ext/Blend/Apply") {
            applies_ = true;
            isMarked_ = true;
        } else if (address == "/VMC/Ext/T" || address == "/VMC/Ext/OK") {
            isTaken = isNumber(message, 0);
            isMarked_ |= isTaken && !applies_;
        } else if (address == "/VMC/Ext/Root/Pos") {
            VmcPlace unused;  // the engine places the avatar
            isTaken = isText(message, 0) && readPlace(message, unused);
        } else {
            counts_.unknown++;
            return false;
        }
        counts_.unusable += isTaken ? 0 : 1;
        return isTaken;
    }

    /** Ends a datagram, or what came at once: shows the pose when the sender wants that. */
    void endPacket() {
        if (isMarked_ && isTouched_) {
            show();
        }
        isMarked_ = false;
    }

    /** Copies the newest pose if there is one that was not drawn yet; its time is left alone. */
    bool draw(Pose& into) {
        if (!isNew_) {
            return false;
        }
        into.copyNumbers(shown_);
        into.state = PoseState::Live;
        isNew_ = false;
        return true;
    }

    const VmcCounts& counts() const { return counts_; }

private:
    static bool isText(const VmcMessage& message, std::size_t at) {
        return at < message.count && message.arguments[at].kind == VmcArgument::Kind::Text;
    }

    static bool isNumber(const VmcMessage& message, std::size_t at) {
        return at < message.count && message.arguments[at].kind == VmcArgument::Kind::Number &&
               isFinite(message.arguments[at].number);
    }

    /** Reads the seven numbers after a name; a turn of no length is none, nor a place far off. */
    static bool readPlace(const VmcMessage& message, VmcPlace& place) {
        constexpr float kShortestSquared = 1e-6f;
        constexpr float kFarthestMetres = 1e6f;
        float seven[7];
        for (std::size_t i = 0; i < 7; i++) {
            if (!isNumber(message, i + 1)) {
                return false;
            }
            seven[i] = message.arguments[i + 1].number;
        }
        place.position = {seven[0], seven[1], seven[2]};
        const Rotation turn{seven[3], seven[4], seven[5], seven[6]};
        const float squared = lengthSquared(turn);
        place.rotation = normalise(turn);
        return squared >= kShortestSquared && isFinite(squared) &&
               length(place.position) < kFarthestMetres;
    }

    bool takeBone(const VmcMessage& message) {
        VmcPlace place;
        const int bone = isText(message, 0) ? VmcBody::find(message.arguments[0].text) : -1;
        if (bone < 0 || !readPlace(message, place)) {
            return false;
        }
        if (body_.hasCome(bone, round_)) {
            show();
        }
        body_.set(bone, place, round_);
        isTouched_ = true;
        return true;
    }

    bool takeShape(const VmcMessage& message) {
        if (!isText(message, 0) || !isNumber(message, 1)) {
            return false;
        }
        const int shape = shapes_.find(message.arguments[0].text);
        if (shape < 0) {
            return false;
        }
        if (shapes_.hasCome(shape, round_)) {
            show();
        }
        shapes_.set(shape, message.arguments[1].number, round_);
        isTouched_ = true;
        return true;
    }

    void show() {
        shapes_.show(shown_.weights.data());
        body_.show(shown_);
        lookAsTheEyes(leftEye_, leftShapes_);
        lookAsTheEyes(rightEye_, rightShapes_);
        isTouched_ = false;
        isNew_ = true;
        round_++;
        counts_.frames++;
    }

    /** Of senders that turn the eyes by bones only, the shapes follow: some faces have no other. */
    void lookAsTheEyes(int bone, const EyeShapes& shapes) {
        if (shapes.areStill(shown_.weights.data())) {
            shapes.show(anglesOf(body_.turn(bone)), shown_.weights.data());
        }
    }

    VmcShapes shapes_;
    VmcBody body_;
    EyeShapes leftShapes_;
    EyeShapes rightShapes_;
    int leftEye_;
    int rightEye_;
    Pose shown_;
    VmcCounts counts_;
    /** Counts poses; what has come in this one is of the next pose. */
    std::int64_t round_ = 1;
    bool applies_ = false;
    bool isMarked_ = false;
    bool isTouched_ = false;
    bool isNew_ = false;
};

}  // namespace avatarbridge
