#pragma once

#include <cstdint>
#include <vector>

#include "AvatarBridge/Link/Answer.h"

namespace avatarbridge {

/** A request whose answer somebody waits for. */
struct Question {
    std::int64_t id = 0;

    std::vector<std::uint8_t> packet;

    /** Client time at which it is given up. */
    std::int64_t deadlineMicros = 0;

    /** Told the answer; may be empty. */
    Answered answered;

    bool isSent = false;

    void end(const Answer& answer) const {
        if (answered) {
            answered(answer);
        }
    }
};

}  // namespace avatarbridge
