#pragma once

#include <cstddef>
#include <cstdint>

#include "AvatarBridge/Playback/Pose.h"
#include "AvatarBridge/Playback/SlotRing.h"
#include "AvatarBridge/Wire/Records.h"

namespace avatarbridge {

/**
 * The frames that may still be shown, in the order of their times and of their numbers, which is
 * the same. Allocates only while it grows. For one thread at a time.
 */
class FrameQueue {
public:
    std::size_t count() const { return frames_.count(); }
    bool isEmpty() const { return count() == 0; }

    /** The pose at a place; 0 is the oldest. */
    const Pose& operator[](std::size_t place) const { return frames_[place].pose; }

    std::int64_t ptsAt(std::size_t place) const { return frames_[place].ptsMicros; }

    /** The first place of a time not before `pts`. */
    std::size_t firstFrom(double pts) const {
        return frames_.firstNot([pts](const Kept& kept) { return asDouble(kept) < pts; });
    }

    /** The first place of a time after `pts`. */
    std::size_t firstAfter(double pts) const {
        return frames_.firstNot([pts](const Kept& kept) { return asDouble(kept) <= pts; });
    }

    /** The first place of a number not below `seq`. */
    std::size_t firstSeqFrom(std::int64_t seq) const {
        return frames_.firstNot([seq](const Kept& kept) { return kept.seq < seq; });
    }

    /** Puts a frame before a place, and gives its pose. */
    const Pose& insert(std::size_t place, const Frame& frame) {
        Kept& kept = frames_.insert(place);
        kept.take(frame);
        return kept.pose;
    }

    /** Drops the places from `first` to before `end`. */
    void drop(std::size_t first, std::size_t end) { frames_.drop(first, end); }

    void clear() { frames_.clear(); }

private:
    struct Kept {
        Pose pose;
        std::int64_t seq = 0;
        std::int64_t ptsMicros = 0;

        void take(const Frame& frame) {
            seq = frame.seq;
            ptsMicros = frame.ptsMicros;
            pose.fit(frame.weights.count(), frame.bones.count() / Pose::kBoneFloats);
            frame.weights.copyTo(pose.weights.data());
            frame.head.copyTo(pose.head.data());
            frame.bones.copyTo(pose.bones.data());
            frame.hips.copyTo(pose.hips.data());
            pose.ptsMicros = asDouble(*this);
            pose.utteranceId.assign(frame.utteranceId);
        }
    };

    static constexpr std::size_t kFewest = 32;
    static constexpr std::size_t kMost = 1024;  // 17 s at 60 fps, ten times any sensible lead

    static double asDouble(const Kept& kept) { return static_cast<double>(kept.ptsMicros); }

    SlotRing<Kept, kFewest, kMost> frames_;
};

}  // namespace avatarbridge
