#pragma once

#include <cstdint>

namespace avatarbridge {

/** A clock that never jumps, in microseconds; where it starts is its own affair. */
class Clock {
public:
    virtual ~Clock() = default;

    /** The client's time. Called from any thread. */
    virtual std::int64_t nowMicros() const = 0;
};

}  // namespace avatarbridge
