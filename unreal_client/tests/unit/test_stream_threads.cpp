#include <doctest/doctest.h>

#include <atomic>
#include <cstdint>
#include <string>
#include <thread>
#include <vector>

#include "Actor.h"
#include "AvatarBridge/Playback/Meters.h"
#include "AvatarBridge/Playback/Note.h"
#include "AvatarBridge/Playback/Pose.h"

using namespace avatarbridge;

TEST_CASE("threads that send, render, draw and ask do not disturb each other") {
    constexpr std::int64_t kRounds = 3'000;
    constexpr std::int64_t kFrameMicros = 16'667;
    Actor actor;
    std::thread sending([&actor] {
        for (std::int64_t i = 0; i < kRounds; i++) {
            actor.frame(i * kFrameMicros, 0.5f, 0, i % 9 == 0 ? "" : Actor::kSpeech);
            actor.sound(i * kFrameMicros, std::vector<float>(400));
            actor.word(i * kFrameMicros, "a word that is too long for a short string");
            if (i % 500 == 499) {
                actor.begin("session " + std::to_string(i));
            }
        }
    });
    std::thread rendering([&actor] {
        std::vector<float> block(800);
        for (std::int64_t i = 0; i < kRounds; i++) {
            actor.stream.useDevice(i % 100 < 50 ? 48'000 : 44'100);
            actor.stream.render(block.data(), block.size(), i * 800,
                                static_cast<double>(i * kFrameMicros));
        }
    });
    std::thread telling([&actor] {
        Note note;
        PlaybackReport report;
        for (std::int64_t i = 0; i < kRounds; i++) {
            const auto now = static_cast<double>(i * kFrameMicros);
            actor.stream.dequeue(now, note);
            actor.stream.report(now, report);
            actor.stream.measure(now);
        }
    });
    Pose pose;
    bool isWhole = true;
    std::int64_t first = 0;
    std::int64_t last = 0;
    for (std::int64_t i = 0; i < kRounds; i++) {
        actor.clock.set(i * kFrameMicros);
        if (actor.stream.draw(static_cast<double>(i * kFrameMicros + 25'000), pose)) {
            isWhole &= pose.weights[0] >= 0 && pose.weights[0] <= 0.5f;
        }
        actor.stream.takeLost(first, last);
    }
    sending.join();
    rendering.join();
    telling.join();
    CHECK(isWhole);
    CHECK(actor.stream.measure(0).received == 3 * kRounds + 7);
}
