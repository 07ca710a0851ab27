#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>

#include "Actor.h"
#include "AvatarBridge/Playback/Pose.h"

using namespace avatarbridge;

namespace {

constexpr std::int64_t kFrameMicros = 16'667;
constexpr double kPi = 3.14159265358979323846;
constexpr double kSwing = 0.4;  // radians either way, 0.5 Hz

/** Pictures of a swinging head and a weight, drawn a while ahead, and the largest steps. */
struct Walk {
    Actor& actor;
    std::int64_t ahead;
    Pose pose{};
    std::int64_t now = 150'000;
    bool hasLooked = false;
    double weight = 0;
    double turn = 0;
    double largestStep = 0;
    double largestTurn = 0;

    Walk(Actor& of, std::int64_t aheadMicros) : actor(of), ahead(aheadMicros) { of.beAlone(); }

    void to(std::int64_t until, bool sends) {
        for (; now < until; now += kFrameMicros) {
            actor.clock.set(now);
            if (sends) {
                const double phase = kPi * static_cast<double>(now) / 1e6;
                actor.frame(now + 40'000, static_cast<float>(0.5 + 0.5 * std::sin(3 * phase)),
                            static_cast<float>(kSwing * std::sin(phase)));
            }
            if (actor.stream.draw(static_cast<double>(now + ahead), pose)) {
                look();
            }
        }
    }

    void look() {
        const double next = 2 * std::atan2(pose.head[4], pose.head[6]);
        if (hasLooked) {
            largestStep = (std::max)(largestStep, std::abs(pose.weights[0] - weight));
            largestTurn = (std::max)(largestTurn, std::abs(next - turn));
        }
        hasLooked = true;
        weight = pose.weights[0];
        turn = next;
    }
};

}  // namespace

TEST_CASE("poses flow through starvation and back, whether they are drawn ahead or not") {
    for (const std::int64_t ahead : {0, 25'000}) {
        CAPTURE(ahead);
        Actor actor;
        Walk walk(actor, ahead);
        walk.to(2'000'000, true);
        CHECK(walk.pose.state == PoseState::Live);
        walk.to(2'150'000 - ahead, false);
        CHECK(walk.pose.state == PoseState::Held);
        walk.to(2'350'000, false);
        CHECK(walk.pose.state == PoseState::Easing);
        walk.to(3'000'000, false);
        CHECK(walk.pose.state == PoseState::Resting);
        CHECK(walk.weight == doctest::Approx(0));
        walk.to(3'060'000, true);
        walk.to(3'130'000, false);
        walk.to(4'000'000, true);
        CHECK(walk.pose.state == PoseState::Live);
        CHECK(walk.largestStep < 0.25);
        CHECK(walk.largestTurn < 0.12);
    }
}

TEST_CASE("another session flows in from what is shown") {
    for (const std::int64_t ahead : {0, 25'000}) {
        CAPTURE(ahead);
        Actor actor;
        Walk walk(actor, ahead);
        walk.to(2'000'000, true);
        walk.to(3'000'000, false);
        actor.begin("two");
        walk.to(5'000'000, true);
        CHECK(walk.pose.state == PoseState::Live);
        CHECK(walk.largestStep < 0.25);
        CHECK(walk.largestTurn < 0.12);
    }
}

TEST_CASE("the picture of a session that has gone stands while the next one's clock is not known") {
    Actor actor;
    Walk walk(actor, 0);
    walk.to(1'000'000, true);
    const double weight = walk.weight;
    actor.stream.takeDescription(Actor::describe(0, "two"));
    CHECK(actor.draw(1'100'000, walk.pose));
    CHECK(walk.pose.weights[0] == doctest::Approx(weight));
}

TEST_CASE("an interruption replaces the frames from its instant on, and no others") {
    Actor actor;
    actor.beAlone();
    for (std::int64_t pts = 200'000; pts <= 800'000; pts += 20'000) {
        actor.frame(pts, 0.8f, 0, Actor::kSpeech);
    }
    actor.cut(500'000);
    for (std::int64_t pts = 500'000; pts <= 900'000; pts += 20'000) {
        actor.frame(pts, 0.1f, 0);
    }
    Pose pose;
    float first = 0;
    float last = 0;
    for (std::int64_t now = 200'000; now <= 700'000; now += 10'000) {
        REQUIRE(actor.draw(now, pose));
        first = now == 470'000 ? pose.weights[0] : first;
        last = now == 510'000 ? pose.weights[0] : last;
    }
    CHECK(first == doctest::Approx(0.8));
    CHECK(last == doctest::Approx(0.1));
    CHECK(pose.weights[0] == doctest::Approx(0.1));
    CHECK(pose.utteranceId.empty());
}

TEST_CASE("with a playout delay all is shown that much later") {
    Actor actor;
    actor.stream.setPlayoutDelay(80'000);
    actor.beAlone();
    CHECK(actor.stream.positionAt(500'000) == doctest::Approx(420'000));
}
