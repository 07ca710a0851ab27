#include <doctest/doctest.h>

#include <cstdint>
#include <optional>
#include <vector>

#include "AvatarBridge/Time/Pings.h"

using avatarbridge::Pings;

TEST_CASE("pings: eight quick ones and then one a second") {
    Pings pings;
    std::vector<std::int64_t> sent;
    for (std::int64_t now = 0; now < 5'000'000; now += 10'000) {
        if (pings.isDue(now)) {
            sent.push_back(now);
            pings.sent(sent.size(), now);
        }
    }
    const std::vector<std::int64_t> expected = {0,       50'000,    100'000,   150'000,
                                                200'000, 250'000,   300'000,   350'000,
                                                1'350'000, 2'350'000, 3'350'000, 4'350'000};
    CHECK(sent == expected);
    CHECK(pings.nextAtMicros() == 5'350'000);
}

TEST_CASE("pings: an answer finds its question once") {
    Pings pings;
    pings.sent(3, 77);
    CHECK_FALSE(pings.answer(4));
    CHECK(pings.answer(3) == std::optional<std::int64_t>(77));
    CHECK_FALSE(pings.answer(3));
}

TEST_CASE("pings: no answer belongs to no question") {
    Pings pings;
    CHECK_FALSE(pings.answer(0));
}

TEST_CASE("pings: unanswered questions do not fill the memory") {
    Pings pings;
    for (std::int64_t number = 1; number <= 1000; number++) {
        pings.sent(static_cast<std::uint64_t>(number), number);
    }
    CHECK_FALSE(pings.answer(1));
    CHECK(pings.answer(1000) == std::optional<std::int64_t>(1000));
}

TEST_CASE("pings: another session is asked anew") {
    Pings pings;
    for (std::uint64_t number = 1; number <= 10; number++) {
        pings.sent(number, 0);
    }
    CHECK_FALSE(pings.isDue(500'000));
    pings.restart();
    CHECK(pings.isDue(-500'000));
    CHECK_FALSE(pings.answer(9));
}
