#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>

#include "AvatarBridge/Playback/Meters.h"

namespace avatarbridge {

/**
 * How far what is seen is from what is heard, over the last pictures drawn while sound was heard:
 * pose time minus sound time, positive is mouth early. For one thread at a time.
 */
class SkewMeter {
public:
    /** Pictures that it is of. */
    std::size_t count() const { return (std::min)(noted_, kKept); }

    /** The latest; 0 before any. */
    double latestMicros() const { return noted_ > 0 ? ring_[(noted_ - 1) % kKept] : 0; }

    void note(double skewMicros) {
        ring_[noted_ % kKept] = skewMicros;
        noted_ = noted_ + 1 < 2 * kKept ? noted_ + 1 : kKept;  // round the ring for ever
    }

    /** Writes down the latest, and the middle of the sizes and the hundredth largest. */
    void measure(Meters& into) {
        std::transform(ring_.data(), ring_.data() + count(), sizes_.data(),
                       [](double skew) { return std::abs(skew); });
        into.skewMicros = latestMicros();
        into.skewCount = static_cast<int>(count());
        into.skewP50Micros = sizeAt(0.50);
        into.skewP99Micros = sizeAt(0.99);
    }

    void clear() { noted_ = 0; }

private:
    static constexpr std::size_t kKept = 1800;  // pictures; half a minute at 60 a second

    /** The size that a part of all is below, between the two next to that place. */
    double sizeAt(double part) {
        if (count() == 0) {
            return 0;
        }
        const double place = part * static_cast<double>(count() - 1);
        double* const end = sizes_.data() + count();
        double* const below = sizes_.data() + static_cast<std::size_t>(place);
        std::nth_element(sizes_.data(), below, end);  // sorting would keep others waiting
        const double above = below + 1 < end ? *std::min_element(below + 1, end) : *below;
        return *below + (above - *below) * (place - std::floor(place));
    }

    std::array<double, kKept> ring_{};
    std::array<double, kKept> sizes_{};
    std::size_t noted_ = 0;
};

}  // namespace avatarbridge
