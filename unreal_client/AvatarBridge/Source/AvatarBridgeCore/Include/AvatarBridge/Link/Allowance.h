#pragma once

#include <algorithm>
#include <cstdint>
#include <optional>

namespace avatarbridge {

/**
 * How much may be asked of a sidecar without being asked: it refuses more than 100 requests a
 * second after a burst of 200, and a game's own requests must always get through. Pure.
 */
class Allowance {
public:
    /** Takes one request out of it; false when there is none left. */
    bool take(std::int64_t nowMicros) {
        if (sinceMicros_) {
            const double passed = static_cast<double>(nowMicros - *sinceMicros_) * 1e-6;
            left_ = (std::min)(kBurst, left_ + passed * kPerSecond);
        }
        sinceMicros_ = nowMicros;
        if (left_ < 1) {
            return false;
        }
        left_--;
        return true;
    }

private:
    static constexpr double kPerSecond = 60;
    static constexpr double kBurst = 60;

    double left_ = kBurst;
    std::optional<std::int64_t> sinceMicros_;
};

}  // namespace avatarbridge
