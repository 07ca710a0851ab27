#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <random>
#include <vector>

#include "AvatarBridge/Playback/SlotRing.h"

using namespace avatarbridge;

namespace {

using Ring = SlotRing<int, 4, 16>;

std::vector<int> itemsOf(const Ring& ring) {
    std::vector<int> items;
    for (std::size_t i = 0; i < ring.count(); i++) {
        items.push_back(ring[i]);
    }
    return items;
}

}  // namespace

TEST_CASE("a ring of slots holds what a list would") {
    std::mt19937 random(1);
    const auto upTo = [&random](std::size_t most) { return random() % (most + 1); };
    Ring ring;
    std::vector<int> list;
    for (int i = 0; i < 20'000; i++) {
        if (upTo(9) < 6) {
            std::size_t place = upTo(list.size());
            ring.insert(place) = i;
            if (list.size() == 16) {
                list.erase(list.begin());
                place -= place > 0 ? 1 : 0;
            }
            list.insert(list.begin() + static_cast<std::ptrdiff_t>(place), i);
        } else {
            const std::size_t end = upTo(list.size());
            const std::size_t first = upTo(end);
            ring.drop(first, end);
            list.erase(list.begin() + static_cast<std::ptrdiff_t>(first),
                       list.begin() + static_cast<std::ptrdiff_t>(end));
        }
        REQUIRE(itemsOf(ring) == list);
    }
}

TEST_CASE("a ring of slots drops nothing for an end before the first") {
    Ring ring;
    ring.insert(0) = 1;
    ring.insert(1) = 2;
    ring.drop(1, 1);
    ring.drop(1, 0);
    CHECK(itemsOf(ring) == std::vector<int>{1, 2});
}

TEST_CASE("a ring of slots gives again what has left it") {
    SlotRing<std::vector<int>, 4, 4> ring;
    ring.insert(0).assign(100, 7);
    ring.drop(0, 1);
    for (int i = 0; i < 4; i++) {
        ring.insert(0);
    }
    const auto isUsed = [&ring](std::size_t i) { return ring[i].capacity() >= 100; };
    CHECK((isUsed(0) || isUsed(1) || isUsed(2) || isUsed(3)));
}

TEST_CASE("a ring of slots finds where a property ends") {
    Ring ring;
    for (const int item : {2, 4, 6, 8}) {
        ring.insert(ring.count()) = item;
    }
    const auto firstFrom = [&ring](int least) {
        return ring.firstNot([least](int item) { return item < least; });
    };
    CHECK(firstFrom(1) == 0);
    CHECK(firstFrom(4) == 1);
    CHECK(firstFrom(5) == 2);
    CHECK(firstFrom(9) == 4);
}
