#pragma once

#include <algorithm>
#include <cstdint>

#include "AvatarBridge/Playback/SequenceCounter.h"

namespace avatarbridge {

/** Asks once for every gap that is short enough to be worth it. Pure; for one thread at a time. */
class Recovery {
public:
    /** Records asked for. */
    std::int64_t asked() const { return asked_; }

    /** Names what to ask for now; false when there is nothing. */
    bool ask(const SequenceCounter& sequence, std::int64_t& first, std::int64_t& last) {
        if (!sequence.missing(first, last) || last <= lastAsked_) {
            return false;
        }
        first = (std::max)(first, lastAsked_ + 1);
        lastAsked_ = last;
        const std::int64_t count = last - first + 1;
        if (count > kLongestGap) {
            return false;
        }
        asked_ += count;
        return true;
    }

    /** Begins another session's numbers. */
    void restart() { lastAsked_ = -1; }

private:
    static constexpr std::int64_t kLongestGap = 256;  // more are past their time before they come

    std::int64_t lastAsked_ = -1;
    std::int64_t asked_ = 0;
};

}  // namespace avatarbridge
