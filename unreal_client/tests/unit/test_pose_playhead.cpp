#include <doctest/doctest.h>

#include "AvatarBridge/Playback/Playhead.h"
#include "AvatarBridge/Playback/Track.h"

using namespace avatarbridge;

TEST_CASE("a playhead does not go back on the samples") {
    Track track;
    track.add(0, 0, 10, kSilence);
    Playhead head;
    CHECK(head.goTo(100, track, 0).ptsMicros == 1'000);
    CHECK(head.goTo(90, track, 0).ptsMicros == 1'000);
    CHECK(head.goTo(110, track, 0).ptsMicros == 1'100);
}

TEST_CASE("a playhead waits for what it had foreseen, and goes back for more") {
    Track track;
    track.add(0, 0, 10, kSilence);
    Playhead head;
    CHECK(head.goTo(120, track, 500).ptsMicros == 1'200);
    track.add(100, 1'000, 0, kSilence);  // time has stood still since
    CHECK(head.goTo(130, track, 500).ptsMicros == 1'200);
    track.add(140, 1'000, 10, 3);
    CHECK(head.goTo(150, track, 500).ptsMicros == 1'200);
    CHECK(head.goTo(150, track, 500).utterance == 3);
    CHECK(head.goTo(170, track, 500).ptsMicros == 1'300);
    track.add(180, 600, 10, 4);
    CHECK(head.goTo(190, track, 500).ptsMicros == 700);
}

TEST_CASE("a playhead stays at its place when the rate changes") {
    Track track;
    track.add(0, 0, 10, kSilence);
    Playhead head;
    head.goTo(100, track, 0);
    track.rescale(80, 2);
    head.rescale(80, 2);
    CHECK(head.goTo(0, track, 0).ptsMicros == doctest::Approx(1'000));
    CHECK(head.goTo(140, track, 0).ptsMicros == doctest::Approx(1'100));
}

TEST_CASE("a playhead follows another session's time at once") {
    Track track;
    track.add(0, 5'000, 10, kSilence);
    Playhead head;
    CHECK(head.goTo(100, track, 1e9).ptsMicros == 6'000);
    head.restart();
    track.clear();
    track.add(100, 0, 10, kSilence);
    CHECK(head.goTo(110, track, 1e9).ptsMicros == 100);
}
