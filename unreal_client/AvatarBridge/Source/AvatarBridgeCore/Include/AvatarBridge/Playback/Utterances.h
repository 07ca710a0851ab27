#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

namespace avatarbridge {

/** Stands for an utterance where sound is written: compared at once, copied for nothing. */
using UtteranceNumber = std::int64_t;

/** No utterance: silence. */
constexpr UtteranceNumber kSilence = 0;

/**
 * The utterances that were met of late, by number, and how they ended. Has its memory from the
 * beginning, but for ids of unusual length, whose it keeps. For one thread at a time.
 */
class Utterances {
public:
    Utterances() {
        for (Entry& entry : ring_) {
            entry.id.reserve(kUsualBytes);
        }
    }

    /** The number of an id; a new one gets the next. Silence has no id. */
    UtteranceNumber numberOf(std::string_view id) {
        if (id.empty()) {
            return kSilence;
        }
        for (UtteranceNumber number = count_; isKept(number); number--) {
            if (entryOf(number).id == id) {
                return number;
            }
        }
        Entry& entry = entryOf(++count_);
        entry.id.assign(id.data(), id.size());
        entry.hasEnded = false;
        entry.cutMicros = kNeverCut;
        return count_;
    }

    /** The id of a number; empty of silence, and of one met long ago. */
    std::string_view idOf(UtteranceNumber number) const {
        return isKept(number) ? std::string_view(entryOf(number).id) : std::string_view();
    }

    /** Notes that no more of its sound comes than is here. */
    void end(UtteranceNumber number) {
        if (isKept(number)) {
            entryOf(number).hasEnded = true;
        }
    }

    /** Notes that its sound is void from a session time on, whenever it may come. */
    void cut(UtteranceNumber number, double fromMicros) {
        end(number);
        if (isKept(number)) {
            entryOf(number).cutMicros = fromMicros;
        }
    }

    bool hasEnded(UtteranceNumber number) const {
        return !isKept(number) || entryOf(number).hasEnded;
    }

    /** Session time from which on its sound is void. */
    double cutMicros(UtteranceNumber number) const {
        return isKept(number) ? entryOf(number).cutMicros : kNeverCut;
    }

    /** Forgets all: a new session. */
    void clear() { count_ = 0; }

private:
    static constexpr UtteranceNumber kKept = 128;  // a minute of shouts, and what is waited for
    static constexpr std::size_t kUsualBytes = 48;
    static constexpr double kNeverCut = (std::numeric_limits<double>::max)();

    struct Entry {
        std::string id;
        bool hasEnded = false;
        double cutMicros = kNeverCut;
    };

    bool isKept(UtteranceNumber number) const {
        return number > kSilence && number > count_ - kKept && number <= count_;
    }

    Entry& entryOf(UtteranceNumber number) {
        return ring_[static_cast<std::size_t>(number % kKept)];
    }

    const Entry& entryOf(UtteranceNumber number) const {
        return ring_[static_cast<std::size_t>(number % kKept)];
    }

    std::array<Entry, static_cast<std::size_t>(kKept)> ring_{};
    UtteranceNumber count_ = 0;
};

}  // namespace avatarbridge
