#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "AvatarBridge/Playback/Utterances.h"
#include "AvatarBridge/Wire/Records.h"

namespace avatarbridge {

/**
 * One chunk of audio, and how far it was played. Reused: its memory only grows. Made and recycled
 * by `SoundQueue`; for one thread at a time.
 */
class Sound {
public:
    std::int64_t seq() const { return seq_; }

    /** Session time of its first sample. */
    double ptsMicros() const { return ptsMicros_; }

    UtteranceNumber utterance() const { return utterance_; }

    int sampleRate() const { return sampleRate_; }

    /** Its samples are the first `length` of these. */
    const float* samples() const { return samples_.data(); }

    std::int64_t length() const { return length_; }

    /** The place that is played next, in samples times the device's rate. */
    std::int64_t position() const { return position_; }

    void goTo(std::int64_t position) { position_ = position; }

    /** Session time one past its last sample. */
    double endMicros() const { return timeOf(static_cast<double>(length_)); }

    void take(const AudioChunk& chunk, UtteranceNumber utterance) {
        seq_ = chunk.seq;
        ptsMicros_ = static_cast<double>(chunk.ptsMicros);
        utterance_ = utterance;
        sampleRate_ = chunk.sampleRate;
        length_ = static_cast<std::int64_t>(chunk.samples.count());
        position_ = 0;
        if (samples_.size() < chunk.samples.count()) {
            samples_.resize(chunk.samples.count());
        }
        chunk.samples.copyTo(samples_.data());
    }

    /** Whether it goes on where another ends. */
    bool follows(const Sound& other) const {
        return sampleRate_ == other.sampleRate_ && utterance_ == other.utterance_ &&
               std::abs(ptsMicros_ - other.endMicros()) < kToleranceMicros;
    }

    /** Session time of the place that is played next. */
    double nextMicros(int deviceRate) const {
        return timeOf(static_cast<double>(position_) / deviceRate);
    }

    /** Goes to a session time, if that is later than where it is. */
    void skipTo(double ptsMicros, int deviceRate) {
        const double sample = (ptsMicros - ptsMicros_) * sampleRate_ / 1e6;
        if (sample >= static_cast<double>(length_)) {
            length_ = 0;
        } else if (sample > 0) {
            const auto place = static_cast<std::int64_t>(std::round(sample));
            position_ = (std::max)(position_, place * deviceRate);
        }
    }

    /**
     * Keeps what is before `fromMicros`, lets what is before `toMicros` fade out, and drops the
     * rest.
     */
    void fadeOut(double fromMicros, double toMicros) {
        const std::int64_t first = sampleAt(fromMicros);
        length_ = sampleAt(toMicros);
        for (std::int64_t i = first; i < length_; i++) {
            const double left = toMicros - timeOf(static_cast<double>(i));
            const double gain = std::clamp(left / (toMicros - fromMicros), 0.0, 1.0);
            samples_[static_cast<std::size_t>(i)] *= static_cast<float>(gain);
        }
    }

    /** How far apart sounds may be that belong together: pts are whole, blocks start anywhere. */
    static constexpr double kToleranceMicros = 500;

private:
    std::int64_t sampleAt(double ptsMicros) const {
        const double sample = std::round((ptsMicros - ptsMicros_) * sampleRate_ / 1e6);
        return static_cast<std::int64_t>(
            std::clamp(sample, 0.0, static_cast<double>(length_)));
    }

    double timeOf(double sample) const { return ptsMicros_ + sample * 1e6 / sampleRate_; }

    std::int64_t seq_ = 0;
    double ptsMicros_ = 0;
    UtteranceNumber utterance_ = kSilence;
    int sampleRate_ = 1;
    std::vector<float> samples_;
    std::int64_t length_ = 0;
    std::int64_t position_ = 0;
};

}  // namespace avatarbridge
