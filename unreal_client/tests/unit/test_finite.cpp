#include <doctest/doctest.h>

#include <initializer_list>
#include <limits>

#include "AvatarBridge/Base/Finite.h"

using avatarbridge::isFinite;

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
