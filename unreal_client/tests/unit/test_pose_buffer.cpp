#include <doctest/doctest.h>

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

#include "Actor.h"
#include "AvatarBridge/Playback/Pose.h"
#include "AvatarBridge/Playback/PoseBuffer.h"
#include "AvatarBridge/Wire/Records.h"

using namespace avatarbridge;

namespace {

/** A buffer to which frames of one number are given, and the pose that it shows. */
struct Shelf {
    PoseBuffer buffer;
    Pose pose;

    void insert(std::int64_t seq, std::int64_t pts, float weight, std::string_view id = "u1",
                std::size_t shapes = 2) {
        const std::vector<float> weights(shapes, weight);
        const std::vector<float> head{0, 0, 0, 0, 0, 0, 1};
        const std::vector<float> bones{0, 0, 0, 1};
        const std::vector<float> hips{weight, 0, 0};
        buffer.insert({seq, pts, id, packed(weights), packed(head), packed(bones), packed(hips)});
    }

    /** The weight at a position. */
    float at(double position) {
        CHECK(buffer.sample(position, pose));
        return pose.weights[0];
    }

    /** Plays on to a position; returns the weight there. */
    float goTo(double from, double to) {
        for (double position = from; position < to; position += 10'000) {
            at(position);
        }
        return at(to);
    }
};

}  // namespace

TEST_CASE("no pose is shown before any frame") {
    Shelf shelf;
    CHECK_FALSE(shelf.buffer.sample(0, shelf.pose));
    CHECK_FALSE(shelf.buffer.lastShown(shelf.pose));
    CHECK(shelf.buffer.aheadMicros(0) == 0);
}

TEST_CASE("a pose lies between two frames, or is the first of all") {
    Shelf shelf;
    shelf.insert(1, 100'000, 0.2f, "u1");
    shelf.insert(2, 120'000, 0.6f, "u2");
    CHECK(shelf.at(50'000) == doctest::Approx(0.2));
    CHECK(shelf.pose.state == PoseState::Early);
    CHECK(shelf.pose.ptsMicros == 100'000);
    CHECK(shelf.at(105'000) == doctest::Approx(0.3));
    CHECK(shelf.pose.state == PoseState::Live);
    CHECK(shelf.pose.ptsMicros == 105'000);
    CHECK(shelf.pose.utteranceId == "u1");
    CHECK(shelf.at(120'000) == doctest::Approx(0.6));
    CHECK(shelf.pose.state == PoseState::Live);
    CHECK(shelf.pose.utteranceId == "u2");
    CHECK(shelf.buffer.aheadMicros(105'000) == 15'000);
}

TEST_CASE("a frame voids what it replaces in any order of arrival") {
    const std::int64_t pts[] = {100'000, 200'000, 300'000, 200'000};
    std::vector<std::size_t> order{0, 1, 2, 3};
    do {
        Shelf shelf;
        for (const std::size_t i : order) {
            shelf.insert(static_cast<std::int64_t>(i), pts[i], static_cast<float>(i) / 4);
        }
        CHECK(shelf.at(150'000) == doctest::Approx(0.375));
        CHECK(shelf.at(300'000) == doctest::Approx(0.75));
    } while (std::next_permutation(order.begin(), order.end()));
}

TEST_CASE("frames that were replaced before they came, and those that came late, are counted") {
    Shelf shelf;
    shelf.insert(5, 200'000, 0.5f);
    shelf.insert(4, 200'000, 0.4f);
    shelf.insert(3, 300'000, 0.3f);
    CHECK(shelf.buffer.stale() == 2);
    shelf.at(250'000);
    shelf.insert(6, 240'000, 0.6f);
    CHECK(shelf.buffer.late() == 1);
    shelf.insert(7, 250'000, 0.7f);
    CHECK(shelf.buffer.late() == 1);
}

TEST_CASE("a starved pose is held, eased and at rest") {
    Shelf shelf;
    shelf.insert(1, 0, 0.0f, "");
    shelf.insert(2, 100'000, 0.8f);
    CHECK(shelf.goTo(0, 250'000) == doctest::Approx(0.8));
    CHECK(shelf.pose.state == PoseState::Held);
    CHECK(shelf.goTo(250'000, 400'000) == doctest::Approx(0.4));
    CHECK(shelf.pose.state == PoseState::Easing);
    CHECK(shelf.pose.hips[0] == doctest::Approx(0.4));
    CHECK(shelf.goTo(400'000, 550'000) == doctest::Approx(0));
    CHECK(shelf.pose.state == PoseState::Resting);
    CHECK(shelf.pose.ptsMicros == 100'000);
}

TEST_CASE("of a leap over a starvation no more counts than the hold") {
    Shelf shelf;
    shelf.insert(1, 0, 0.8f);
    shelf.at(10'000);
    CHECK(shelf.at(510'000) == doctest::Approx(0.8).epsilon(0.05));
    CHECK(shelf.pose.state == PoseState::Easing);
    shelf.goTo(510'000, 800'000);
    CHECK(shelf.pose.state == PoseState::Resting);
    shelf.insert(2, 900'000, 0.5f);
    shelf.at(850'000);
    shelf.goTo(850'000, 1'000'000);
    CHECK(shelf.pose.state == PoseState::Held);
}

TEST_CASE("frames that come again are mixed in, and count as being as old as their parts") {
    Shelf shelf;
    shelf.insert(1, 0, 0.8f);
    shelf.goTo(0, 200'000);
    shelf.insert(2, 190'000, 0.2f);
    shelf.insert(3, 900'000, 0.2f);
    const float held = shelf.at(200'000);
    CHECK(held == doctest::Approx(0.76).epsilon(0.05));
    CHECK(shelf.pose.state == PoseState::Live);
    CHECK(shelf.pose.ptsMicros == doctest::Approx(0));
    CHECK(shelf.at(250'000) == doctest::Approx((held + 0.2) / 2).epsilon(0.01));
    CHECK(shelf.pose.ptsMicros == doctest::Approx(125'000));
    CHECK(shelf.at(300'000) == doctest::Approx(0.2));
    CHECK(shelf.pose.ptsMicros == 300'000);
}

TEST_CASE("a short pause ends without a mixture") {
    Shelf shelf;
    shelf.insert(1, 0, 0.8f);
    shelf.at(40'000);
    shelf.insert(2, 45'000, 0.2f);
    shelf.insert(3, 90'000, 0.2f);
    CHECK(shelf.at(46'000) == doctest::Approx(0.2));
}

TEST_CASE("a cut drops what is void, and nothing else") {
    Shelf shelf;
    for (std::int64_t i = 0; i < 10; i++) {
        shelf.insert(i, i * 10'000, 0.5f);
    }
    shelf.insert(20, 80'000, 0.9f);
    shelf.buffer.cut(40'000, 15);
    CHECK(shelf.at(80'000) == doctest::Approx(0.9));
    CHECK(shelf.at(30'000) == doctest::Approx(0.5));
    CHECK(shelf.at(55'000) == doctest::Approx(0.7));
}

TEST_CASE("frames of another rig take the place of the old ones") {
    Shelf shelf;
    shelf.insert(1, 0, 0.8f);
    shelf.goTo(0, 100'000);
    shelf.insert(2, 110'000, 0.2f, "u1", 3);
    CHECK_FALSE(shelf.buffer.lastShown(shelf.pose));
    CHECK(shelf.at(120'000) == doctest::Approx(0.2));
    CHECK(shelf.pose.shapeCount() == 3);
}

TEST_CASE("another session begins from what is on the screen") {
    Shelf shelf;
    shelf.insert(1, 5'000'000, 0.8f);
    shelf.insert(2, 6'000'000, 0.8f);
    shelf.at(5'500'000);
    shelf.buffer.restart();
    CHECK(shelf.buffer.lastShown(shelf.pose));
    CHECK(shelf.at(0) == doctest::Approx(0.8));  // the last picture stands until there are frames
    shelf.insert(0, 0, 0.2f);
    shelf.insert(1, 500'000, 0.2f);
    CHECK(shelf.at(10'000) == doctest::Approx(0.8));
    CHECK(shelf.at(60'000) == doctest::Approx(0.5));
    CHECK(shelf.pose.ptsMicros == 60'000);
    CHECK(shelf.at(110'000) == doctest::Approx(0.2));
}

TEST_CASE("more frames than can be shown push out the oldest") {
    Shelf shelf;
    for (std::int64_t i = 0; i < 3'000; i++) {
        shelf.insert(i, i * 10'000, static_cast<float>(i));
    }
    CHECK(shelf.at(0) == 3'000 - 1'024);
    CHECK(shelf.pose.state == PoseState::Early);
    CHECK(shelf.goTo(29'800'000, 29'985'000) == doctest::Approx(2998.5));
}
