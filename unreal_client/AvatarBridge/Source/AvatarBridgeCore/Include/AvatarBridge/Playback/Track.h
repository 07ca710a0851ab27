#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>

#include "AvatarBridge/Playback/Utterances.h"

namespace avatarbridge {

/**
 * What was written to a sound device, so that every sample of it has its session time: spans in
 * order, end to end; the last goes on until another is added. For one thread at a time.
 */
class Track {
public:
    /** A place in session time, and whose sound is there. */
    struct Place {
        double ptsMicros = 0;
        UtteranceNumber utterance = kSilence;
    };

    /** True before anything was written. */
    bool isEmpty() const { return count_ == 0; }

    /**
     * Adds a span that begins at a sample; `pace` is its session time for each sample: 0 while
     * starved, when session time stands still.
     */
    void add(std::int64_t sample, double ptsMicros, double pace, UtteranceNumber utterance) {
        const Span span{static_cast<double>(sample), ptsMicros, pace, utterance};
        if (count_ == 0 || !span.continues(spanOf(count_ - 1))) {
            ring_[count_++ % kKept] = span;
        }
    }

    /** The place of a sample; only once something was written. */
    Place at(double sample) const {
        const std::size_t oldest = count_ > kKept ? count_ - kKept : 0;
        std::size_t found = count_ - 1;
        while (found > oldest && spanOf(found).sample > sample) {
            found--;
        }
        return {spanOf(found).ptsAt(sample), spanOf(found).utterance};
    }

    /** Counts in samples of another rate from `pivot` on. */
    void rescale(double pivot, double ratio) {
        for (Span& span : ring_) {
            span.sample = pivot + (span.sample - pivot) * ratio;
            span.pace /= ratio;
        }
    }

    void clear() { count_ = 0; }

private:
    static constexpr std::size_t kKept = 512;          // spans; several seconds of small blocks
    static constexpr double kToleranceMicros = 0.01;   // of the sum of many steps

    struct Span {
        double sample = 0;
        double ptsMicros = 0;
        double pace = 0;
        UtteranceNumber utterance = kSilence;

        double ptsAt(double other) const { return ptsMicros + (other - sample) * pace; }

        bool continues(const Span& last) const {
            return pace == last.pace && utterance == last.utterance &&
                   std::abs(last.ptsAt(sample) - ptsMicros) < kToleranceMicros;
        }
    };

    const Span& spanOf(std::size_t index) const { return ring_[index % kKept]; }

    std::array<Span, kKept> ring_{};
    std::size_t count_ = 0;
};

}  // namespace avatarbridge
