#include <doctest/doctest.h>

#include <initializer_list>
#include <limits>

#include "AvatarBridge/Base/Finite.h"
#include "AvatarBridge/Time/Micros.h"

using avatarbridge::isFinite;
using avatarbridge::isTime;

TEST_CASE("finite: every number but the infinite ones, however large or small") {
    for (const double number : {0.0, -0.0, 1e308, -1e308, 5e-324}) {
        CHECK(isFinite(number));
    }
    for (const float number : {0.0f, 3e38f, -3e38f, 1e-45f}) {
        CHECK(isFinite(number));
    }
}

TEST_CASE("finite: neither what is infinite nor what is no number") {
    using Double = std::numeric_limits<double>;
    using Float = std::numeric_limits<float>;
    for (const double number : {Double::infinity(), -Double::infinity(), Double::quiet_NaN()}) {
        CHECK_FALSE(isFinite(number));
    }
    for (const float number : {Float::infinity(), -Float::infinity(), Float::quiet_NaN()}) {
        CHECK_FALSE(isFinite(number));
    }
}

TEST_CASE("finite: a time of a clock is one that is kept exactly") {
    using Double = std::numeric_limits<double>;
    for (const double micros : {0.0, -5e15, 9007199254740991.0}) {
        CHECK(isTime(micros));
    }
    for (const double micros : {9007199254740992.0, -1e300, Double::infinity(),
                                Double::quiet_NaN()}) {
        CHECK_FALSE(isTime(micros));
    }
}
