#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <memory>
#include <random>
#include <string>
#include <vector>

#include "Actor.h"
#include "AvatarBridge/Base/Finite.h"
#include "AvatarBridge/Playback/Meters.h"
#include "AvatarBridge/Playback/Note.h"
#include "AvatarBridge/Playback/Pose.h"
#include "AvatarBridge/Wire/Limits.h"

using namespace avatarbridge;

TEST_CASE("what comes before a description is dropped and not counted") {
    HandClock clock;
    CharacterStream stream("hana", clock);
    CHECK(stream.character() == "hana");
    CHECK(stream.description().get() == nullptr);
    stream.takeHeartbeat({7, 0});
    stream.takeUnknown(8);
    stream.takeUtteranceEnded({9, 0, "u1"});
    CHECK(stream.measure(0).received == 0);
    stream.takeDescription(Actor::describe(10, "one"));
    stream.takeUnknown(11);
    CHECK(stream.measure(0).received == 2);
    CHECK(stream.measure(0).lost == 0);
    CHECK(stream.description()->sessionId == "one");
}

TEST_CASE("a record that comes again is dropped, whatever it is") {
    Actor actor;
    actor.beAlone();
    for (int i = 0; i < 2; i++) {
        actor.seq = 1;
        actor.start(200'000);
        actor.word(300'000, "once");
        actor.frame(200'000, 0.5f, 0);
        actor.sound(200'000, std::vector<float>(2'400));
        actor.end(300'000);
    }
    CHECK(actor.stream.measure(0).received == 6);
    CHECK(actor.stream.measure(0).duplicates == 5);
    Note note;
    int told = 0;
    while (actor.stream.dequeue(400'000, note)) {
        told++;
    }
    CHECK(told == 3);
}

TEST_CASE("lost records are named once, and counted until they come") {
    Actor actor;
    actor.seq = 4;
    actor.end(0);
    std::int64_t first = 0;
    std::int64_t last = 0;
    REQUIRE(actor.stream.takeLost(first, last));
    CHECK(first == 1);
    CHECK(last == 3);
    CHECK_FALSE(actor.stream.takeLost(first, last));
    CHECK(actor.stream.measure(0).lost == 3);
    CHECK(actor.stream.measure(0).asked == 3);
    actor.seq = 2;
    actor.end(0);
    CHECK(actor.stream.measure(0).lost == 2);
}

TEST_CASE("a replay tells its time by heartbeats, and a sidecar does not") {
    HandClock clock(50'000);
    CharacterStream stream("hana", clock);
    auto replay = std::make_shared<Description>(*Actor::describe(0, "one"));
    replay->controlEndpoint.clear();
    stream.takeDescription(replay);
    stream.takeHeartbeat({1, 9'000'000});
    CHECK_FALSE(isFinite(stream.positionAt(50'000)));
    CHECK(stream.positionAt(250'000) == doctest::Approx(9'200'000));
    CharacterStream live("hana", clock);
    live.takeDescription(Actor::describe(0, "one"));
    live.takeHeartbeat({1, 9'000'000});
    CHECK_FALSE(live.measure(50'000).isClockKnown);
}

TEST_CASE("a frame that does not fit the rig is counted and not shown") {
    Actor actor;
    actor.stream.takeDescription(Actor::describe(actor.seq++, "one", 1, 1));
    actor.frame(0, 0, 0);
    CHECK(actor.stream.measure(0).misfitFrames == 1);
    Pose pose;
    CHECK_FALSE(actor.draw(300'000, pose));
}

TEST_CASE("meters tell the clock, the device and what is here") {
    Actor actor;
    CHECK_FALSE(Actor().stream.measure(0).hasDevice);
    std::vector<float> block(480);
    actor.stream.render(block.data(), block.size(), 0, 20'000);
    actor.frame(500'000, 0, 0);
    actor.sound(100'000, std::vector<float>(2'400));
    const Meters meters = actor.stream.measure(20'000);
    CHECK(meters.hasDevice);
    CHECK(meters.isClockKnown);
    CHECK(meters.offsetMicros == 0);
    CHECK(meters.bufferedMicros == doctest::Approx(480'000));
    CHECK(meters.bufferedSoundMicros == doctest::Approx(100'000));
    CHECK_FALSE(meters.isSounding);
    actor.stream.useDevice(44'100);
    CHECK(actor.stream.deviceRate() == 44'100);
}

TEST_CASE("a time that can be none is answered by what is on the screen, and then forgotten") {
    Actor actor;
    actor.beAlone();
    actor.frame(200'000, 0.5f, 0);
    Pose pose;
    REQUIRE(actor.draw(200'000, pose));
    for (const double wild : {std::nan(""), HUGE_VAL, -HUGE_VAL, 1e300}) {
        CHECK(actor.stream.draw(wild, pose));
        CHECK(pose.weights[0] == 0.5f);
        CHECK_FALSE(isFinite(actor.stream.positionAt(wild)));
    }
    CHECK(actor.stream.positionAt(300'000) == doctest::Approx(300'000));
    REQUIRE(actor.draw(240'000, pose));
    CHECK(pose.state == PoseState::Held);
}

TEST_CASE("nothing that can be sent does harm") {
    Actor actor;
    std::mt19937 random(3);
    const auto below = [&random](std::int64_t most) {
        return static_cast<std::int64_t>(random() % static_cast<std::uint64_t>(most));
    };
    const std::vector<int> rates{1, 11, 8'000, 24'000, 44'100, Limits::kMaxSampleRate};
    const std::vector<std::string> ids{"u0", "u1", "u2"};
    std::vector<float> block(512);
    Pose pose;
    Note note;
    PlaybackReport report;
    bool areFinite = true;
    for (std::int64_t i = 0; i < 20'000; i++) {
        const std::int64_t now = i * 5'000;
        const std::int64_t pts =
            below(5) == 0 ? below(Limits::kMaxMicros) : now + below(4'000'000) - 2'000'000;
        const std::string& id = ids[static_cast<std::size_t>(below(3))];
        actor.clock.set(now);
        actor.seq = (std::max)(std::int64_t{0}, actor.seq + below(11) - 5);
        switch (below(7)) {
            case 0:
                actor.frame(pts, 1, 1, id);
                break;
            case 1:
                actor.start(pts, id);
                break;
            case 2:
                actor.end(pts, id);
                break;
            case 3:
                actor.cut(pts, id);
                break;
            case 4:
                actor.word(pts, "word", id);
                break;
            default:
                actor.sound(pts, std::vector<float>(static_cast<std::size_t>(1 + below(3'000))),
                            rates[static_cast<std::size_t>(below(6))], id);
        }
        actor.stream.render(block.data(), block.size(), i * 512,
                            static_cast<double>(now + below(60'000)));
        const auto at = static_cast<double>(now + below(30'000));
        areFinite &= !actor.stream.draw(at, pose) || std::isfinite(pose.ptsMicros);
        actor.stream.dequeue(static_cast<double>(now), note);
        actor.stream.report(static_cast<double>(now), report);
    }
    CHECK(areFinite);
    CHECK(actor.stream.measure(0).received > 100);
}
