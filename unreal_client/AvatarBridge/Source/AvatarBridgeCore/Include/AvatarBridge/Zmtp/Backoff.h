#pragma once

#include <algorithm>
#include <cstdint>

#include "AvatarBridge/Zmtp/ZmtpSettings.h"

namespace avatarbridge {

/** How long to wait before the next try: quick at first, then patient. Pure. */
class Backoff {
public:
    explicit Backoff(const ZmtpSettings& settings)
        : firstMillis_(settings.firstRetryMillis),
          lastMillis_(settings.lastRetryMillis),
          wrongPeerMillis_(settings.wrongPeerRetryMillis),
          nextMillis_(settings.firstRetryMillis) {}

    /**
     * Notes how long a connection lasted. Only one that lasted starts over with quick tries: a
     * peer that takes everybody in and throws them out is not pestered.
     */
    void connected(std::int64_t millis) {
        constexpr std::int64_t kLastsMillis = 2000;
        if (millis >= kLastsMillis) {
            nextMillis_ = firstMillis_;
        }
    }

    /** How many milliseconds to wait after this failure. */
    int failed(bool isLasting) {
        if (isLasting) {
            return wrongPeerMillis_;
        }
        const int wait = nextMillis_;
        nextMillis_ = (std::min)(nextMillis_ * 2, lastMillis_);
        return wait;
    }

private:
    int firstMillis_;
    int lastMillis_;
    int wrongPeerMillis_;
    int nextMillis_;
};

}  // namespace avatarbridge
