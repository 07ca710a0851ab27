#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "AvatarBridge/Playback/Kernels.h"
#include "AvatarBridge/Playback/Sound.h"
#include "AvatarBridge/Playback/SoundQueue.h"

namespace avatarbridge {

/**
 * Plays sounds at a device's rate. A sound's place is a whole number of (device rate)ths of a
 * sample, so that however long it plays nothing is rounded; and where one chunk follows another
 * it looks across the border, so that there is no seam. For one thread at a time.
 */
class Resampler {
public:
    explicit Resampler(int deviceRate) : deviceRate_(deviceRate), before_(Kernel::kLobes) {}

    int deviceRate() const { return deviceRate_; }

    /** Goes on for a device of another rate. */
    void useDevice(int deviceRate) {
        carry_ = carry_ * deviceRate / deviceRate_;
        deviceRate_ = deviceRate;
        prepare(expected_);
    }

    /** Makes ready for sound of a rate, so that rendering it allocates nothing. */
    void expect(int sourceRate) {
        if (expected_ != sourceRate) {
            expected_ = sourceRate;
            prepare(sourceRate);
        }
    }

    /** Makes a sound the one that is played. */
    void begin(Sound& sound) {
        if (sound.seq() == currentSeq_) {
            return;
        }
        currentSeq_ = sound.seq();
        const bool isSameRate = sound.sampleRate() == sourceRate_;
        useKernel(sound.sampleRate());
        if (isSameRate && sound.utterance() == utterance_ &&
            std::abs(sound.ptsMicros() - endMicros_) < Sound::kToleranceMicros) {
            sound.goTo((std::max)(sound.position(), carry_));
            return;
        }
        std::fill(before_.begin(), before_.end(), 0.0f);
    }

    /** How many of the device's samples are left of a sound. */
    std::int64_t left(const Sound& sound) const {
        const std::int64_t rest = sound.length() * deviceRate_ - sound.position();
        return rest <= 0 ? 0 : (rest + sound.sampleRate() - 1) / sound.sampleRate();
    }

    /** Writes the next samples of the queue's first sound, of which so many are left. */
    void render(SoundQueue& queue, float* into, std::int64_t count) {
        Sound& sound = queue[0];
        if (sound.sampleRate() == deviceRate_) {
            const float* from = sound.samples() + sound.position() / deviceRate_;
            std::copy(from, from + count, into);
            skip(sound, count);
            return;
        }
        useKernel(sound.sampleRate());  // the device may have changed in its middle
        std::int64_t place = sound.position() / deviceRate_;
        std::int64_t fraction = sound.position() % deviceRate_;
        for (std::int64_t i = 0; i < count; i++) {
            into[i] = between(queue, place, fraction);
            for (fraction += sound.sampleRate(); fraction >= deviceRate_; fraction -= deviceRate_) {
                place++;
            }
        }
        skip(sound, count);
    }

    /** Passes over samples that nobody hears. */
    void skip(Sound& sound, std::int64_t count) const {
        sound.goTo(sound.position() + count * sound.sampleRate());
    }

    /** Lets go of a sound that was played to its end. */
    void finish(const Sound& sound) {
        currentSeq_ = kNone;
        carry_ = (std::max)(sound.position() - sound.length() * deviceRate_, std::int64_t{0});
        endMicros_ = sound.endMicros();
        utterance_ = sound.utterance();
        remember(sound);
    }

    /** Forgets what was played: a new session. */
    void clear() {
        currentSeq_ = kNone;
        utterance_ = kSilence;
        carry_ = 0;
    }

private:
    static constexpr std::int64_t kNone = -1;

    void prepare(int sourceRate) {
        if (sourceRate > 0 && sourceRate != deviceRate_) {
            makeRoom(*Kernels::of(sourceRate, deviceRate_));
        }
    }

    void useKernel(int sourceRate) {
        sourceRate_ = sourceRate;
        const bool isThere = kernel_ && kernel_->isOf(sourceRate, deviceRate_);
        if (sourceRate != deviceRate_ && !isThere) {
            kernel_ = Kernels::of(sourceRate, deviceRate_);
            makeRoom(*kernel_);
        }
    }

    void makeRoom(const Kernel& kernel) {
        const auto taps = static_cast<std::size_t>(kernel.taps());
        window_.resize((std::max)(window_.size(), taps));
        before_.resize((std::max)(before_.size(), taps / 2), 0.0f);
    }

    /** The sound behind a sample of the queue's first, by a fraction of the device's rate. */
    float between(const SoundQueue& queue, std::int64_t place, std::int64_t fraction) {
        const std::int64_t first = place - kernel_->reach() + 1;
        if (first >= 0 && first + kernel_->taps() <= queue[0].length()) {
            return kernel_->at(queue[0].samples() + first, fraction);
        }
        for (int i = 0; i < kernel_->taps(); i++) {
            window_[static_cast<std::size_t>(i)] = sampleAt(queue, first + i);
        }
        return kernel_->at(window_.data(), fraction);
    }

    /** A sample of the first sound or of those around it. */
    float sampleAt(const SoundQueue& queue, std::int64_t index) const {
        if (index < 0) {
            return before_[static_cast<std::size_t>(-1 - index)];
        }
        const Sound* sound = &queue[0];
        for (std::size_t following = 1; index >= sound->length(); following++) {
            index -= sound->length();
            if (following == queue.count() || !queue[following].follows(*sound)) {
                return 0.0f;
            }
            sound = &queue[following];
        }
        return sound->samples()[index];
    }

    void remember(const Sound& sound) {
        const auto room = static_cast<std::int64_t>(before_.size());
        const std::int64_t count = (std::min)(room, sound.length());
        std::copy_backward(before_.begin(), before_.end() - count, before_.end());
        const float* end = sound.samples() + sound.length();
        std::reverse_copy(end - count, end, before_.begin());
    }

    int deviceRate_;
    int expected_ = 0;
    int sourceRate_ = 0;  // of the sound that is played, or was last
    KernelPtr kernel_;
    std::vector<float> before_;  // the last samples of the sound before, the latest first
    std::vector<float> window_;
    std::int64_t currentSeq_ = kNone;
    double endMicros_ = 0;
    UtteranceNumber utterance_ = kSilence;
    std::int64_t carry_ = 0;
};

}  // namespace avatarbridge
