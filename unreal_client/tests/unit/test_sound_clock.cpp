#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <random>

#include "AvatarBridge/Playback/DeviceClock.h"
#include "AvatarBridge/Playback/Track.h"

using namespace avatarbridge;

TEST_CASE("track: every sample has its session time and its utterance") {
    Track track;
    CHECK(track.isEmpty());
    track.add(0, 1000, 10, kSilence);
    track.add(100, 5000, 20, 1);
    track.add(200, 7000, 0, kSilence);  // starved
    CHECK(track.at(50).ptsMicros == 1500);
    CHECK(track.at(150).ptsMicros == 6000);
    CHECK(track.at(150).utterance == 1);
    CHECK(track.at(250).ptsMicros == 7000);
    CHECK(track.at(250).utterance == kSilence);
    CHECK(track.at(-10).ptsMicros == 900);  // the first goes back as the last goes on
    track.clear();
    CHECK(track.isEmpty());
}

TEST_CASE("track: spans that go on are one, so that a minute of them fits") {
    Track track;
    for (std::int64_t i = 0; i < 100'000; i++) {
        track.add(i * 480, static_cast<double>(i) * 10'000, 1e6 / 48'000, 1);
    }
    CHECK(track.at(0).ptsMicros == doctest::Approx(0.0));
    CHECK(track.at(480.0 * 99'999).ptsMicros == doctest::Approx(999'990'000.0));
}

TEST_CASE("track: what is older than it keeps is told by the oldest it has") {
    Track track;
    for (std::int64_t i = 0; i < 2000; i++) {
        track.add(i, static_cast<double>(i % 2), 0, i % 2);
    }
    CHECK(track.at(1999).ptsMicros == 1);
    CHECK(track.at(1600).ptsMicros == 0);
    CHECK(track.at(3).ptsMicros == 0);  // of sample 1488
}

TEST_CASE("track: another device's rate moves no session time") {
    Track track;
    track.add(0, 0, 10, kSilence);
    track.add(1000, 10'000, 10, 1);
    track.rescale(2000, 0.5);
    CHECK(track.at(2000).ptsMicros == 20'000);
    CHECK(track.at(1750).ptsMicros == 15'000);
    CHECK(track.at(1250).utterance == kSilence);
}

TEST_CASE("device clock: it follows the crystal and not the scheduler") {
    std::mt19937 random(3);
    std::uniform_real_distribution<double> jitter(0, 4000);
    constexpr double kPace = 1 + 80e-6;  // of the device against the client
    DeviceClock clock;
    double worst = 0;
    for (std::int64_t i = 0; i < 6000; i++) {
        const double sample = static_cast<double>(i * 480);
        const double truth = static_cast<double>(i) * 10'000 / kPace;
        const double told = truth + jitter(random);
        if (i == 0) {
            clock.restart(sample, told, 48'000);
        } else {
            clock.note(sample, told);
        }
        if (i > 500) {
            worst = (std::max)(worst, std::abs(clock.heardAt(sample) - truth - 2000));
        }
    }
    CHECK(worst < 700);  // of jitter between 0 and 4000
}

TEST_CASE("device clock: steps of an engine's clock are smoothed out") {
    DeviceClock clock;
    clock.restart(0, 0, 48'000);
    double worst = 0;
    for (std::int64_t i = 1; i < 3000; i++) {
        const double truth = static_cast<double>(i) * 10'000;
        clock.note(static_cast<double>(i * 480), std::floor(truth / 16'667) * 16'667);
        if (i > 300) {
            worst = (std::max)(worst, std::abs(clock.heardAt(480.0 * static_cast<double>(i)) -
                                               truth + 16'667.0 / 2));
        }
    }
    CHECK(worst < 2000);  // of steps of 16 667
}

TEST_CASE("device clock: another rate keeps its instant") {
    DeviceClock clock;
    CHECK_FALSE(clock.isRunning());
    clock.restart(480, 1'000'000, 48'000);
    CHECK(clock.isRunning());
    CHECK(clock.sampleAt(1'010'000) == doctest::Approx(960));
    CHECK(clock.errorOf(480, 1'000'250) == doctest::Approx(250));
    clock.rescale(1440, 0.5);
    CHECK(clock.heardAt(1440) == doctest::Approx(1'020'000));
    CHECK(clock.sampleAt(1'010'000) == doctest::Approx(1200));
}
