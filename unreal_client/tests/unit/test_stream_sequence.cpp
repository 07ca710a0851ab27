#include <doctest/doctest.h>

#include <cstdint>
#include <random>
#include <set>
#include <vector>

#include "AvatarBridge/Playback/Recovery.h"
#include "AvatarBridge/Playback/SequenceCounter.h"

using namespace avatarbridge;

namespace {

/** The numbers of a gap; none when there is none. */
std::vector<std::int64_t> missingOf(const SequenceCounter& counter) {
    std::int64_t first = 0;
    std::int64_t last = 0;
    return counter.missing(first, last) ? std::vector{first, last} : std::vector<std::int64_t>{};
}

std::vector<std::int64_t> askedOf(Recovery& recovery, const SequenceCounter& counter) {
    std::int64_t first = 0;
    std::int64_t last = 0;
    return recovery.ask(counter, first, last) ? std::vector{first, last}
                                              : std::vector<std::int64_t>{};
}

using Gap = std::vector<std::int64_t>;

}  // namespace

TEST_CASE("records in any order are counted as a set would count them") {
    std::mt19937 random(2);
    SequenceCounter counter;
    std::set<std::int64_t> here;
    std::int64_t duplicates = 0;
    std::int64_t center = 100;
    for (int i = 0; i < 20'000; i++) {
        const auto step = [&random](int most) { return static_cast<int>(random() % 100) % most; };
        const std::int64_t seq = center + step(60) - 30;
        center += step(3);
        // What is before the first was never missed.
        const bool isNew = here.empty() || (seq > *here.begin() && here.count(seq) == 0);
        if (isNew) {
            here.insert(seq);
        }
        REQUIRE(counter.note(seq) == isNew);
        duplicates += isNew ? 0 : 1;
    }
    const std::int64_t span = *here.rbegin() - *here.begin() + 1;
    CHECK(counter.received() == static_cast<std::int64_t>(here.size()));
    CHECK(counter.lost() == span - static_cast<std::int64_t>(here.size()));
    CHECK(counter.duplicates() == duplicates);
    CHECK(counter.received() + counter.duplicates() == 20'000);
}

TEST_CASE("the newest gap is named") {
    SequenceCounter counter;
    CHECK(missingOf(counter).empty());
    for (const std::int64_t seq : {0, 1, 5, 6, 9, 10}) {
        counter.note(seq);
    }
    CHECK(missingOf(counter) == Gap{7, 8});
    counter.note(8);
    CHECK(missingOf(counter) == Gap{7, 7});
    counter.note(7);
    CHECK(missingOf(counter) == Gap{2, 4});
    counter.note(3);
    CHECK(missingOf(counter) == Gap{4, 4});
}

TEST_CASE("a leap of any size is counted, and only its end is remembered") {
    SequenceCounter counter;
    counter.note(0);
    CHECK(counter.note(9'007'199'254'740'991));
    CHECK(counter.lost() == 9'007'199'254'740'990);
    CHECK(missingOf(counter) == Gap{9'007'199'254'740'991 - 4'095, 9'007'199'254'740'990});
    CHECK_FALSE(counter.note(17));
    CHECK(counter.duplicates() == 1);
}

TEST_CASE("another session has other numbers, and the counts go on") {
    SequenceCounter counter;
    counter.note(10);
    counter.note(12);
    counter.restart();
    CHECK(counter.note(0));
    CHECK(counter.received() == 3);
    CHECK(counter.lost() == 1);
    CHECK(missingOf(counter).empty());
}

TEST_CASE("what is lost is asked for once") {
    SequenceCounter counter;
    Recovery recovery;
    counter.note(0);
    CHECK(askedOf(recovery, counter).empty());
    counter.note(3);
    CHECK(askedOf(recovery, counter) == Gap{1, 2});
    CHECK(askedOf(recovery, counter).empty());
    counter.note(6);
    CHECK(askedOf(recovery, counter) == Gap{4, 5});
    CHECK(recovery.asked() == 4);
    recovery.restart();
    counter.restart();
    counter.note(0);
    counter.note(2);
    CHECK(askedOf(recovery, counter) == Gap{1, 1});
    CHECK(recovery.asked() == 5);
}

TEST_CASE("a gap that is past its time before it comes is not asked for") {
    SequenceCounter counter;
    Recovery recovery;
    counter.note(0);
    counter.note(258);
    CHECK(askedOf(recovery, counter).empty());
    counter.note(515);
    CHECK(askedOf(recovery, counter) == Gap{259, 514});
    CHECK(recovery.asked() == 256);
}
