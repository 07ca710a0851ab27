#pragma once

#include <algorithm>
#include <array>
#include <cstddef>
#include <cstdint>

namespace avatarbridge {

/**
 * What the session clock reads at an instant of this machine's clock, learned from pings.
 *
 * A ping whose answer took `r` bounds the offset to half of `r` either way, so it counts by how
 * close its round trip is to the shortest one. For one thread at a time.
 */
class OffsetEstimator {
public:
    /** True once a ping was answered. */
    bool isKnown() const { return noted_ > 0; }

    /** How much faster the session clock runs, in millionths. */
    double driftPpm() const { return drift_ * 1e6; }

    /** The shortest round trip of those kept; 0 before any. */
    double roundTripMicros() const { return isKnown() ? shortest()->trip : 0; }

    /** Takes one ping: client time, session time between, client time. */
    void add(std::int64_t sentMicros, std::int64_t sessionMicros, std::int64_t receivedMicros) {
        const std::int64_t trip = receivedMicros - sentMicros;
        if (trip < 0 || trip > kLongestRoundTripMicros) {
            return;
        }
        const double middle = static_cast<double>(sentMicros) + static_cast<double>(trip) / 2;
        pings_[noted_++ % kKept] = {middle, static_cast<double>(sessionMicros) - middle,
                                    static_cast<double>(trip)};
        fit();
    }

    /** The session time at a client time; only once it is known. */
    double sessionAt(double clientMicros) const {
        return clientMicros + offset_ + drift_ * (clientMicros - at_);
    }

    /** Forgets everything: another session has another clock. */
    void reset() {
        noted_ = 0;
        at_ = offset_ = drift_ = 0;
    }

private:
    struct Ping {
        double middle;  // client time between question and answer
        double offset;  // session time minus client time
        double trip;
    };

    static constexpr std::size_t kKept = 128;  // two minutes at one a second: enough for 10 ppm
    static constexpr std::size_t kFewestForDrift = 8;
    static constexpr double kShortestForDriftMicros = 10e6;  // a slope through less is noise
    static constexpr double kLargestDrift = 500e-6;          // crystals are within 100 ppm
    static constexpr std::int64_t kLongestRoundTripMicros = 2'000'000;  // says nothing about now
    static constexpr double kExcessFloorMicros = 200;  // this close to the shortest: as good

    const Ping* begin() const { return pings_.data(); }
    const Ping* end() const { return pings_.data() + (std::min)(noted_, kKept); }

    const Ping* shortest() const {
        return std::min_element(begin(), end(), [](const Ping& one, const Ping& other) {
            return one.trip < other.trip;
        });
    }

    void fit() {
        const Ping& oldest = pings_[noted_ > kKept ? noted_ % kKept : 0];
        const double length = pings_[(noted_ - 1) % kKept].middle - oldest.middle;
        const Ping& best = *shortest();
        if (noted_ < kFewestForDrift || length < kShortestForDriftMicros) {
            at_ = best.middle;
            offset_ = best.offset;
            drift_ = 0;
            return;
        }
        fitLine(best.trip);
    }

    void fitLine(double shortestTrip) {
        double total = 0, middle = 0, offset = 0;
        for (const Ping& ping : *this) {
            const double weight = weightOf(ping, shortestTrip);
            total += weight;
            middle += weight * ping.middle;
            offset += weight * ping.offset;
        }
        at_ = middle / total;
        offset_ = offset / total;
        double rise = 0, run = 0;
        for (const Ping& ping : *this) {
            const double since = ping.middle - at_;
            const double weighted = weightOf(ping, shortestTrip) * since;
            rise += weighted * (ping.offset - offset_);
            run += weighted * since;
        }
        drift_ = std::clamp(rise / run, -kLargestDrift, kLargestDrift);
    }

    static double weightOf(const Ping& ping, double shortestTrip) {
        const double excess = ping.trip - shortestTrip + kExcessFloorMicros;
        return 1 / (excess * excess);
    }

    std::array<Ping, kKept> pings_{};
    std::size_t noted_ = 0;
    double at_ = 0;
    double offset_ = 0;
    double drift_ = 0;
};

}  // namespace avatarbridge
