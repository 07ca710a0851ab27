#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string_view>

#include "AvatarBridge/Playback/Resampler.h"
#include "AvatarBridge/Playback/SoundQueue.h"
#include "AvatarBridge/Playback/Track.h"
#include "AvatarBridge/Wire/Records.h"

namespace avatarbridge {

/**
 * Writes a stream's sound sample after sample, and its session time onto a track.
 *
 * Chunks of one run follow each other on the device's clock; between runs, while nothing sounds,
 * time is drawn back to the session's. For one thread at a time.
 */
class SoundWriter {
public:
    SoundWriter(Track& track, int deviceRate) : track_(track), resampler_(deviceRate) {}

    int deviceRate() const { return resampler_.deviceRate(); }

    /** Number of the sample that is written next. */
    std::int64_t end() const { return end_; }

    /** Length of one sample. */
    double sampleMicros() const { return 1e6 / deviceRate(); }

    /** Times it ran dry, or got the beginning of an utterance too late. */
    std::int64_t underruns() const { return underruns_; }

    /** Silence that should have been sound. */
    double starvedMicros() const { return starvedMicros_; }

    /** Chunks that came too late to be played, or twice. */
    std::int64_t stale() const { return queue_.stale(); }

    /** Sound that is here and not yet written. */
    double bufferedMicros() const { return queue_.bufferedMicros(deviceRate()); }

    /** The id of an utterance that the track names; empty of silence. */
    std::string_view idOf(UtteranceNumber utterance) const { return queue_.idOf(utterance); }

    /** Makes ready for sound of a rate, so that writing it allocates nothing. */
    void expect(int sourceRate) { resampler_.expect(sourceRate); }

    void take(const AudioChunk& chunk) {
        expect(chunk.sampleRate);
        queue_.add(chunk);
    }

    void take(const UtteranceEnded& ended) { queue_.end(ended.utteranceId); }

    void take(const Interrupted& interrupted) {
        queue_.cut(interrupted, isPlaced_ ? cursor_ : std::numeric_limits<double>::lowest());
    }

    /** Goes on for a device of another rate. */
    void useDevice(int deviceRate) {
        queue_.rescale(resampler_.deviceRate(), deviceRate);
        resampler_.useDevice(deviceRate);
    }

    /**
     * Writes `count` samples, into nowhere if `into` is null; the first is heard when the session
     * says `sessionMicros`.
     */
    void write(float* into, std::int64_t count, double sessionMicros) {
        if (into) {
            std::fill(into, into + count, 0.0f);
        }
        follow(sessionMicros, count);
        for (std::int64_t written = 0; written < count;) {
            written += writeSome(into ? into + written : nullptr, count - written);
        }
    }

    /** Passes over samples without a time: nothing is known to be heard. */
    void pass(std::int64_t count) { end_ += count; }

    /** Lets the next sample begin anew at the session's time. */
    void jump() {
        isPlaced_ = false;
        frozen_ = 0;
    }

    /** Forgets everything but the counts: a new session. */
    void clear() {
        queue_.clear();
        resampler_.clear();
        jump();
    }

private:
    static constexpr double kStaleMicros = 1e6;  // sound that comes later is not played any more
    static constexpr double kGiveUpMicros = 500'000;  // a starved utterance is waited for so long
    static constexpr double kToleranceMicros = Sound::kToleranceMicros;
    static constexpr double kSlew = 0.05;       // by which silence may run fast or slow
    static constexpr double kJumpMicros = 1e6;  // a larger error is another clock, not drift

    /** Sets how fast silence passes, to come nearer to the session's time. */
    void follow(double sessionMicros, std::int64_t count) {
        pace_ = sampleMicros();
        if (!isPlaced_) {
            place(sessionMicros);
        }
        if (queue_.isStarved() || queue_.isMidway()) {
            return;  // a gap in an utterance is exactly as long as what is missing
        }
        const double error = sessionMicros - cursor_;
        if (std::abs(error) >= kJumpMicros) {
            place(sessionMicros);
            return;
        }
        const double most = kSlew * static_cast<double>(count) * sampleMicros();
        pace_ += std::clamp(error, -most, most) / static_cast<double>(count);
    }

    void place(double sessionMicros) {
        isPlaced_ = true;
        cursor_ = sessionMicros;
        queue_.skipTo(cursor_, deviceRate());
    }

    /** Writes at most so many samples of one sort; returns how many. */
    std::int64_t writeSome(float* into, std::int64_t most) {
        if (queue_.count() == 0) {
            return queue_.isStarved() ? freeze(most) : writeSilence(most);
        }
        thaw();
        const double ahead = queue_[0].nextMicros(deviceRate()) - cursor_;
        if (ahead > kToleranceMicros) {
            const double gap = (std::max)(1.0, std::round(ahead / pace_));
            return writeSilence(gap < static_cast<double>(most) ? static_cast<std::int64_t>(gap)
                                                                : most);
        }
        return ahead < -kToleranceMicros && !shift(-ahead) ? 0 : writeSound(into, most);
    }

    std::int64_t writeSound(float* into, std::int64_t most) {
        Sound& sound = queue_[0];
        resampler_.begin(sound);
        queue_.beginFirst();
        const std::int64_t count = (std::min)(most, resampler_.left(sound));
        track_.add(end_, sound.nextMicros(deviceRate()), sampleMicros(), sound.utterance());
        if (into) {
            resampler_.render(queue_, into, count);
        } else {
            resampler_.skip(sound, count);
        }
        end_ += count;
        cursor_ = sound.nextMicros(deviceRate());
        if (resampler_.left(sound) == 0) {
            resampler_.finish(sound);
            queue_.finishFirst();
        }
        return count;
    }

    std::int64_t writeSilence(std::int64_t count) {
        frozen_ = 0;  // what was waited for has ended
        track_.add(end_, cursor_, pace_, kSilence);
        end_ += count;
        cursor_ += static_cast<double>(count) * pace_;
        return count;
    }

    /** Lets session time stand still, unless that has lasted too long. */
    std::int64_t freeze(std::int64_t count) {
        const double micros = static_cast<double>(count) * sampleMicros();
        underruns_ += frozen_ == 0 ? 1 : 0;
        track_.add(end_, cursor_, 0, kSilence);
        end_ += count;
        frozen_ += micros;
        starvedMicros_ += micros;
        if (frozen_ > kGiveUpMicros) {
            queue_.giveUp();
            cursor_ += frozen_;
            frozen_ = 0;
        }
        return count;
    }

    /** Goes on after starving: at the first sound, or where time has got to. */
    void thaw() {
        if (frozen_ > 0) {
            const double latest =
                (std::min)(queue_[0].nextMicros(deviceRate()), cursor_ + frozen_);
            cursor_ = (std::max)(cursor_, latest);
            frozen_ = 0;
        }
    }

    /** Goes back to a late sound's beginning, unless it is too late. */
    bool shift(double late) {
        if (late > kStaleMicros) {
            queue_.dropFirst();
            return false;
        }
        underruns_++;
        starvedMicros_ += late;
        return true;
    }

    Track& track_;
    SoundQueue queue_;
    Resampler resampler_;
    std::int64_t end_ = 0;
    bool isPlaced_ = false;
    double cursor_ = 0;  // session time of the next sample
    double frozen_ = 0;
    double pace_ = 0;  // session time of a sample of silence
    std::int64_t underruns_ = 0;
    double starvedMicros_ = 0;
};

}  // namespace avatarbridge
