#include <doctest/doctest.h>

#include "AvatarBridge/Playback/Meters.h"
#include "AvatarBridge/Playback/SkewMeter.h"

using namespace avatarbridge;

namespace {

Meters measured(SkewMeter& skew) {
    Meters meters;
    skew.measure(meters);
    return meters;
}

}  // namespace

TEST_CASE("without a picture there is no skew") {
    SkewMeter skew;
    const Meters meters = measured(skew);
    CHECK(meters.skewCount == 0);
    CHECK(meters.skewMicros == 0);
    CHECK(meters.skewP50Micros == 0);
    CHECK(meters.skewP99Micros == 0);
}

TEST_CASE("the skew is told by its size, and the latest by its sign") {
    SkewMeter skew;
    for (int i = 0; i <= 100; i++) {
        skew.note(i % 2 == 0 ? i : -i);
    }
    skew.note(-7);
    const Meters meters = measured(skew);
    CHECK(meters.skewCount == 102);
    CHECK(meters.skewMicros == -7);
    CHECK(meters.skewP50Micros == doctest::Approx(49.5));
    CHECK(meters.skewP99Micros == doctest::Approx(98.99));
}

TEST_CASE("the skew is of the last half minute") {
    SkewMeter skew;
    for (int i = 0; i < 10'000; i++) {
        skew.note(1'000'000);
    }
    for (int i = 0; i < 1'800; i++) {
        skew.note(i);
    }
    Meters meters = measured(skew);
    CHECK(meters.skewCount == 1'800);
    CHECK(meters.skewP99Micros < 1'800);
    CHECK(meters.skewMicros == 1'799);
    skew.clear();
    meters = measured(skew);
    CHECK(meters.skewCount == 0);
    CHECK(meters.skewMicros == 0);
}
