#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace avatarbridge {

/**
 * Counts the records of one stream, and knows which are missing: every record has its number,
 * whatever its kind. Pure; for one thread at a time.
 */
class SequenceCounter {
public:
    std::int64_t received() const { return received_; }

    /** Records that never came. */
    std::int64_t lost() const { return lost_; }

    /** Records that came again. */
    std::int64_t duplicates() const { return duplicates_; }

    /** Takes one record's number, 0 or more; false for one that was here before. */
    bool note(std::int64_t seq) {
        if (newest_ == kNone || seq > newest_) {
            missUpTo(seq);
            newest_ = seq;
        } else if (isMissing(seq)) {
            forget(seq);
            lost_--;
        } else {
            duplicates_++;
            return false;
        }
        received_++;
        return true;
    }

    /** Names the newest gap, to ask for by `resend`; false when there is none. */
    bool missing(std::int64_t& first, std::int64_t& last) const {
        if (missing_ == 0) {
            return false;
        }
        last = newest_;
        while (!isMissing(last)) {
            last--;
        }
        first = last;
        while (isMissing(first - 1)) {
            first--;
        }
        return true;
    }

    /** Begins another session's numbers; the counts go on. */
    void restart() {
        newest_ = kNone;
        isMissing_.fill(false);
        missing_ = 0;
    }

private:
    static constexpr std::int64_t kRemembered = 4096;  // newest; older are beyond any resend
    static constexpr std::int64_t kNone = -1;

    static std::size_t placeOf(std::int64_t seq) {
        return static_cast<std::size_t>(seq % kRemembered);
    }

    bool isMissing(std::int64_t seq) const {
        return seq >= 0 && seq > newest_ - kRemembered && seq < newest_ && isMissing_[placeOf(seq)];
    }

    void forget(std::int64_t seq) {
        missing_ -= isMissing_[placeOf(seq)] ? 1 : 0;
        isMissing_[placeOf(seq)] = false;
    }

    void missUpTo(std::int64_t seq) {
        const std::int64_t first = newest_ == kNone ? seq : newest_ + 1;
        lost_ += seq - first;
        for (std::int64_t i = (std::max)(first, seq - kRemembered + 1); i <= seq; i++) {
            forget(i);  // what stood at its place is as good as gone
            if (i < seq) {
                isMissing_[placeOf(i)] = true;
                missing_++;
            }
        }
    }

    std::array<bool, kRemembered> isMissing_{};  // each number at its place modulo the length
    std::int64_t newest_ = kNone;
    int missing_ = 0;
    std::int64_t received_ = 0;
    std::int64_t lost_ = 0;
    std::int64_t duplicates_ = 0;
};

}  // namespace avatarbridge
