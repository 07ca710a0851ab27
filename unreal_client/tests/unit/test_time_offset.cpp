#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

#include "AvatarBridge/Time/OffsetEstimator.h"

using avatarbridge::OffsetEstimator;

namespace {

constexpr std::int64_t kSecond = 1'000'000;
constexpr double kOffset = 5e6;

/** One ping between clocks whose difference is `kOffset` and grows by `drift`. */
void ping(OffsetEstimator& estimator, std::int64_t sent, std::int64_t there, std::int64_t back,
          double drift = 0) {
    const double answered = static_cast<double>(sent + there);
    const double session = answered + kOffset + drift * answered;
    estimator.add(sent, std::llround(session), sent + there + back);
}

}  // namespace

TEST_CASE("offset: nothing is known before the first answer") {
    const OffsetEstimator estimator;
    CHECK_FALSE(estimator.isKnown());
    CHECK(estimator.roundTripMicros() == 0);
    CHECK(estimator.driftPpm() == 0);
}

TEST_CASE("offset: the quickest answer counts") {
    OffsetEstimator estimator;
    ping(estimator, 0, 90'000, 20'000);
    ping(estimator, 50'000, 300, 300);
    ping(estimator, 100'000, 20'000, 90'000);
    CHECK(estimator.sessionAt(0) == doctest::Approx(kOffset).epsilon(1e-7));
    CHECK(estimator.roundTripMicros() == 600);
}

TEST_CASE("offset: the error is within half the shortest round trip") {
    std::mt19937 random(1);
    std::uniform_int_distribution<std::int64_t> micros(0, 200'000);
    for (int round = 0; round < 200; round++) {
        OffsetEstimator estimator;
        std::int64_t shortest = 1'000'000;
        for (int i = 0; i <= round % 7; i++) {
            const std::int64_t there = micros(random), back = micros(random);
            shortest = (std::min)(shortest, there + back);
            ping(estimator, i * kSecond, there, back);
        }
        CHECK(std::abs(estimator.sessionAt(0) - kOffset) <= static_cast<double>(shortest) / 2 + 1);
    }
}

TEST_CASE("offset: drift is followed over a bad link") {
    std::mt19937 random(2);
    std::uniform_int_distribution<std::int64_t> micros(20'000, 100'000);
    for (const double ppm : {-200.0, -30.0, 0.0, 75.0, 200.0}) {
        OffsetEstimator estimator;
        for (int second = 0; second < 600; second++) {
            const std::int64_t there = micros(random), back = micros(random);
            ping(estimator, second * kSecond, there, back, ppm * 1e-6);
        }
        const double now = 600e6;
        // Forty milliseconds of jitter each way; without the drift it would be off by up to 120.
        CHECK(std::abs(estimator.sessionAt(now) - (now + kOffset + ppm * 1e-6 * now)) < 20'000);
    }
}

TEST_CASE("offset: drift is exact over a good link") {
    OffsetEstimator estimator;
    for (int second = 0; second < 120; second++) {
        ping(estimator, second * kSecond, 200, 200, 100e-6);
    }
    CHECK(std::abs(estimator.driftPpm() - 100) < 1);
    CHECK(std::abs(estimator.sessionAt(0) - kOffset) < 50);
}

TEST_CASE("offset: no drift is told before ten seconds have passed") {
    OffsetEstimator estimator;
    for (int i = 0; i < 100; i++) {
        ping(estimator, i * 99'000, 200, 200, 100e-6);
    }
    CHECK(estimator.driftPpm() == 0);
}

TEST_CASE("offset: a drift that no crystal has is not believed") {
    OffsetEstimator estimator;
    for (int second = 0; second < 60; second++) {
        ping(estimator, second * kSecond, 200, 200, 0.01);
    }
    CHECK(estimator.driftPpm() == doctest::Approx(500));
}

TEST_CASE("offset: answers that cannot be are ignored") {
    OffsetEstimator estimator;
    estimator.add(100, 0, 50);
    estimator.add(0, 0, 3 * kSecond);
    CHECK_FALSE(estimator.isKnown());
}

TEST_CASE("offset: another session starts over") {
    OffsetEstimator estimator;
    ping(estimator, 0, 100, 100);
    estimator.reset();
    CHECK_FALSE(estimator.isKnown());
    estimator.add(0, 70'000'000, 0);
    CHECK(estimator.sessionAt(5) == 70'000'005);
}
