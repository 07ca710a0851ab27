#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <optional>

#include "AvatarBridge/Playback/FrameQueue.h"
#include "AvatarBridge/Playback/Pose.h"
#include "AvatarBridge/Playback/PoseMath.h"
#include "AvatarBridge/Playback/Stall.h"
#include "AvatarBridge/Wire/Records.h"

namespace avatarbridge {

/**
 * Frames waiting to be shown, and the pose at any instant.
 *
 * What is kept does not depend on the order of arrival: a frame voids every frame with a lower
 * `seq` and an equal or later time, whichever of the two comes first. So both run upwards through
 * the buffer. No clock; for one thread at a time.
 */
class PoseBuffer {
public:
    /** Frames that came after their instant. */
    std::int64_t late() const { return late_; }

    /** Frames that a newer one had replaced before they came. */
    std::int64_t stale() const { return stale_; }

    /**
     * Forgets the frames of a session that has gone, but not the pose on the screen: what comes
     * next is mixed in from there.
     */
    void restart() {
        frames_.clear();
        position_.reset();
        leapt_ = 0;
        if (hasShown_) {
            stall_.leaveSession(shown_);
        }
    }

    /** Takes one frame, and drops those it replaces. */
    void insert(const Frame& frame) {
        if (!frames_.isEmpty() && !isLike(frames_[0], frame)) {
            frames_.clear();  // another rig: its poses cannot be mixed with the old ones
        }
        const std::size_t end = frames_.firstSeqFrom(frame.seq);
        if (end < frames_.count() && frames_.ptsAt(end) <= frame.ptsMicros) {
            stale_++;
            return;
        }
        const auto pts = static_cast<double>(frame.ptsMicros);
        late_ += position_ && pts < *position_ ? 1 : 0;
        const std::size_t first = (std::min)(frames_.firstFrom(pts), end);
        frames_.drop(first, end);
        keepUp(frames_.insert(first, frame));
    }

    /** Drops the frames from a time on that are older than a record. */
    void cut(std::int64_t ptsMicros, std::int64_t seq) {
        frames_.drop(frames_.firstFrom(static_cast<double>(ptsMicros)), frames_.firstSeqFrom(seq));
    }

    /** How much time after a position is here. */
    double aheadMicros(double position) const {
        return frames_.isEmpty() ? 0 : (std::max)(newestMicros() - position, 0.0);
    }

    /**
     * Gives the pose at a session time; false before any frame. Positions are expected to go
     * forward, and may step back by a fraction of a second.
     */
    bool sample(double position, Pose& into) {
        if (!frames_.isEmpty()) {
            goTo(position);
            draw(position);
            stall_.pass(position, shown_);
            hasShown_ = true;
            const std::size_t after = frames_.firstAfter(position - kKeptBehindMicros);
            frames_.drop(0, after > 0 ? after - 1 : 0);
        }
        return lastShown(into);
    }

    /** Gives the pose that was given last; false before any. */
    bool lastShown(Pose& into) const {
        if (hasShown_) {
            into = shown_;
        }
        return hasShown_;
    }

private:
    static constexpr double kHoldMicros = 150'000;  // how long the newest pose stands
    static constexpr double kEaseMicros = 300'000;  // how long the way to rest takes after that
    static constexpr double kLargestStepMicros = kHoldMicros;  // the rest of a leap is no time
    static constexpr double kKeptBehindMicros = 200'000;  // for a position that steps back a bit

    static bool isLike(const Pose& pose, const Frame& frame) {
        return pose.isOf(frame.weights.count(), frame.bones.count() / Pose::kBoneFloats);
    }

    double newestMicros() const { return frames_[frames_.count() - 1].ptsMicros; }

    /** Forgets what is of another rig than the newest pose, and takes its posture if it idles. */
    void keepUp(const Pose& pose) {
        if (!shown_.isOf(pose.shapeCount(), pose.boneCount())) {
            hasShown_ = false;
            stall_.forget();
        }
        hasIdle_ = hasIdle_ && idle_.isOf(pose.shapeCount(), pose.boneCount());
        if (pose.utteranceId.empty()) {
            idle_.copyNumbers(pose);
            hasIdle_ = true;
        }
    }

    /** Notes how much of a starvation was leapt over, as where sound is given up. */
    void goTo(double position) {
        if (position <= newestMicros()) {
            leapt_ = 0;
        } else if (position_) {
            leapt_ += (std::max)(position - *position_ - kLargestStepMicros, 0.0);
        }
        position_ = position;
    }

    void draw(double position) {
        const std::size_t after = frames_.firstAfter(position);
        const Pose& before = frames_[after > 0 ? after - 1 : 0];
        shown_.utteranceId.assign(before.utteranceId);
        shown_.ptsMicros = before.ptsMicros;
        if (after == 0) {
            shown_.copyNumbers(before);
            shown_.state = PoseState::Early;
        } else if (after == frames_.count()) {
            starve(before, position - before.ptsMicros - leapt_);
        } else {
            const Pose& following = frames_[after];
            const double length = following.ptsMicros - before.ptsMicros;
            const double part = (position - before.ptsMicros) / length;
            PoseMath::mix(before, following, static_cast<float>(part), shown_);
            shown_.ptsMicros = position;
            shown_.state = PoseState::Live;
        }
    }

    void starve(const Pose& newest, double gap) {
        if (gap <= kHoldMicros) {
            shown_.copyNumbers(newest);
            shown_.state = gap > 0 ? PoseState::Held : PoseState::Live;
            return;
        }
        const double part = PoseMath::smoothstep((gap - kHoldMicros) / kEaseMicros);
        PoseMath::rest(newest, hasIdle_ ? &idle_ : nullptr, rest_);
        PoseMath::mix(newest, rest_, static_cast<float>(part), shown_);
        shown_.state = part < 1 ? PoseState::Easing : PoseState::Resting;
    }

    FrameQueue frames_;
    Pose shown_;
    Pose idle_;  // the last one: its posture is where a starved client goes to
    Pose rest_;
    Stall stall_;
    bool hasShown_ = false;
    bool hasIdle_ = false;
    std::optional<double> position_;
    double leapt_ = 0;
    std::int64_t late_ = 0;
    std::int64_t stale_ = 0;
};

}  // namespace avatarbridge
