#pragma once

#include <atomic>
#include <cstdint>

#include "AvatarBridge/Time/Clock.h"

namespace avatarbridge {

/** A clock that is set by hand, from any thread. */
class HandClock : public Clock {
public:
    explicit HandClock(std::int64_t nowMicros = 0) : now_(nowMicros) {}

    std::int64_t nowMicros() const override { return now_.load(); }

    void set(std::int64_t nowMicros) { now_.store(nowMicros); }

private:
    std::atomic<std::int64_t> now_;
};

}  // namespace avatarbridge
