#pragma once

#include <cmath>
#include <optional>

#include "AvatarBridge/Playback/Pose.h"
#include "AvatarBridge/Playback/PoseMath.h"

namespace avatarbridge {

/**
 * The way from a pose that stood still back to those of the stream, so that there is no jump. For
 * one thread at a time.
 */
class Stall {
public:
    /** Sees the pose that a position has; makes it a mixture on the way out of a stall. */
    void pass(double position, Pose& shown) {
        if (phase_ == Phase::Leaving || (phase_ == Phase::Standing && isLive(shown))) {
            leave(position, shown);
        } else if (!isLive(shown)) {
            stand(position, shown);
        }
    }

    /** Begins to leave the last pose of a session that has gone; its time means nothing now. */
    void leaveSession(const Pose& last) {
        pose_.copyNumbers(last);
        poseMicros_.reset();
        leftMicros_.reset();
        phase_ = Phase::Leaving;
    }

    /** There is nothing to come back from. */
    void forget() { phase_ = Phase::None; }

private:
    enum class Phase { None, Standing, Leaving };

    static constexpr double kNoticeableMicros = 50'000;  // less is no larger step than fast motion
    static constexpr double kResumeMicros = 100'000;

    static bool isLive(const Pose& shown) { return shown.state == PoseState::Live; }

    void stand(double position, const Pose& shown) {
        if (std::abs(position - shown.ptsMicros) <= kNoticeableMicros) {
            phase_ = Phase::None;
            return;
        }
        phase_ = Phase::Standing;
        pose_.copyNumbers(shown);
        poseMicros_ = shown.ptsMicros;
        leftMicros_.reset();
    }

    void leave(double position, Pose& shown) {
        phase_ = Phase::Leaving;
        leftMicros_ = leftMicros_.value_or(position);
        const double part = PoseMath::smoothstep((position - *leftMicros_) / kResumeMicros);
        if (part >= 1) {
            phase_ = Phase::None;
            return;
        }
        if (poseMicros_) {
            // As old as its parts: it must not count as being in time yet.
            shown.ptsMicros = *poseMicros_ + (shown.ptsMicros - *poseMicros_) * part;
        }
        PoseMath::mix(pose_, shown, static_cast<float>(part), shown);
    }

    Phase phase_ = Phase::None;
    Pose pose_;                         // that stood still
    std::optional<double> poseMicros_;  // its session time; none when of another session
    std::optional<double> leftMicros_;  // the position at which the way back began
};

}  // namespace avatarbridge
