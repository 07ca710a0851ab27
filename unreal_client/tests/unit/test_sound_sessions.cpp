#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <vector>

#include "AvatarBridge/Base/Finite.h"
#include "Speaker.h"

using namespace avatarbridge;

namespace {

constexpr std::int64_t kStart = 1'000'000;
constexpr int kChunk = 2400;  // 100 ms

/** So many chunks of 100 ms, one behind the other, loud all the time. */
void say(Speaker& speaker, int chunks, std::int64_t start = kStart, const char* id = "u1") {
    for (int i = 0; i < chunks; i++) {
        speaker.sound(start + i * 100'000, Speaker::constant(kChunk), id);
    }
}

float least(const std::vector<float>& heard, std::size_t from = 0) {
    return *std::min_element(heard.begin() + static_cast<std::ptrdiff_t>(from), heard.end());
}

float loudest(const std::vector<float>& heard) {
    float most = 0;
    for (const float one : heard) {
        most = (std::max)(most, std::abs(one));
    }
    return most;
}

}  // namespace

TEST_CASE("sessions: before the session's clock is known there is silence") {
    Speaker speaker;
    speaker.offset.reset();
    say(speaker, 20);
    CHECK(loudest(speaker.play(0, 72'000)) == 0);
    CHECK_FALSE(isFinite(speaker.player.positionAt(1'500'000)));
    CHECK_FALSE(speaker.player.sounding(1'500'000));
    speaker.offset.add(1'500'000, 1'500'000, 1'500'000);
    CHECK(least(speaker.play(72'000, 4800), 100) > 0.49f);
    CHECK(std::abs(speaker.player.positionAt(1'600'000) - 1'600'000) < 100);
}

TEST_CASE("sessions: another session begins with nothing of the last") {
    Speaker speaker;
    say(speaker, 20);
    speaker.play(0, 72'000);
    speaker.player.clear();
    speaker.offset.reset();
    CHECK_FALSE(isFinite(speaker.player.positionAt(1'500'000)));
    CHECK(speaker.utteranceAt(1'500'000).empty());
    speaker.offset.add(1'500'000, 0, 1'500'000);
    speaker.seq = 1;
    speaker.sound(100'000, Speaker::constant(kChunk), "u1");
    const std::vector<float> heard = speaker.play(72'000, 9600);
    CHECK(loudest({heard.begin(), heard.begin() + 4700}) < 1e-3f);
    CHECK(heard[4900] == doctest::Approx(0.5).epsilon(0.01));
    CHECK(std::abs(speaker.player.positionAt(1'700'000) - 200'000) < 100);
}

TEST_CASE("sessions: what can be no time and no rate changes nothing") {
    Speaker speaker;
    say(speaker, 10);
    speaker.play(0, 60'000);
    const double before = speaker.player.positionAt(1'250'000);
    std::vector<float> block(480, 7.0f);
    constexpr double kInfinite = std::numeric_limits<double>::infinity();
    for (const double wild : {std::nan(""), kInfinite, -kInfinite, 1e300}) {
        speaker.player.render(block.data(), block.size(), 60'000, wild);
        CHECK(loudest(block) == 0);
        speaker.player.advance(wild);
        CHECK_FALSE(isFinite(speaker.player.positionAt(wild)));
        CHECK_FALSE(speaker.player.sounding(wild));
        std::fill(block.begin(), block.end(), 7.0f);
    }
    for (const int rate : {0, -48'000, 999, 2'000'000'000}) {
        CHECK_FALSE(speaker.player.useDevice(rate));
    }
    CHECK(speaker.player.deviceRate() == 48'000);
    CHECK(speaker.player.positionAt(1'250'000) == before);
    CHECK(least(speaker.play(60'000, 4800)) > 0.49f);
}
