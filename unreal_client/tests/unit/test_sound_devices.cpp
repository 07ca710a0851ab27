#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

#include "AvatarBridge/Base/Finite.h"
#include "Speaker.h"

using namespace avatarbridge;

namespace {

constexpr std::int64_t kStart = 1'000'000;
constexpr int kChunk = 2400;  // 100 ms
constexpr std::int64_t kPicture = 16'667;

void say(Speaker& speaker, int chunks) {
    for (int i = 0; i < chunks; i++) {
        speaker.sound(kStart + i * 100'000, Speaker::constant(kChunk));
    }
}

float least(const std::vector<float>& heard) {
    return *std::min_element(heard.begin(), heard.end());
}

/** Draws pictures; returns how far the position was off from client time at worst. */
double draw(Speaker& speaker, std::int64_t from, std::int64_t until) {
    double worst = 0;
    for (std::int64_t at = from; at < until; at += kPicture) {
        const auto now = static_cast<double>(at);
        speaker.player.advance(now);
        worst = (std::max)(worst, std::abs(speaker.player.positionAt(now) - now));
    }
    return worst;
}

/** Renders 10 ms blocks whose samples the device counts from `first` at client time `from`. */
double render(Speaker& speaker, std::int64_t first, std::int64_t from, int blocks,
              std::vector<float>& block) {
    double worst = 0;
    for (int i = 0; i < blocks; i++) {
        const auto now = static_cast<double>(from + i * 10'000);
        const auto count = static_cast<std::int64_t>(block.size());
        speaker.player.render(block.data(), block.size(), first + i * count, now + 40'000);
        worst = (std::max)(worst, std::abs(speaker.player.positionAt(now) - now));
    }
    return worst;
}

}  // namespace

TEST_CASE("devices: without one a voice is passed over at the pace of time") {
    Speaker speaker;
    say(speaker, 40);
    speaker.player.advance(0);
    CHECK_FALSE(isFinite(speaker.player.positionAt(0)));  // one is waited for
    speaker.player.advance(150'000);
    CHECK(isFinite(speaker.player.positionAt(150'000)));
    CHECK(draw(speaker, 200'000, 2'000'000) < 1000);
    CHECK(speaker.utteranceAt(1'990'000) == "u1");
    CHECK_FALSE(speaker.player.hasDevice());
    CHECK_FALSE(speaker.player.sounding(1'990'000));
}

TEST_CASE("devices: one that comes joins in where time has got to, and may go again") {
    Speaker speaker;
    say(speaker, 40);
    speaker.player.advance(0);
    CHECK(draw(speaker, 150'000, 2'000'000) < 1000);
    std::vector<float> block(480);
    CHECK(render(speaker, 9000, 2'000'000, 100, block) < 1000);
    CHECK(block[0] == doctest::Approx(0.5).epsilon(0.01));
    CHECK(speaker.player.hasDevice());
    CHECK(draw(speaker, 3'000'000, 3'500'000) < 1000);
    CHECK_FALSE(speaker.player.hasDevice());
    CHECK(speaker.player.underruns() == 0);
}

TEST_CASE("devices: one that stops and returns goes on where time has got to") {
    for (const std::int64_t pause : {150'000, 700'000, 1'500'000}) {
        CAPTURE(pause);
        Speaker speaker;
        say(speaker, 60);
        std::vector<float> block(480);
        CHECK(render(speaker, 0, 0, 200, block) < 1000);
        CHECK(draw(speaker, 2'000'000, 2'000'000 + pause) < 1000);
        // It has not counted while it stood, as one that was suspended.
        CHECK(render(speaker, 200 * 480, 2'000'000 + pause, 100, block) < 1000);
        CHECK(least(block) > 0.49f);
        CHECK(speaker.player.underruns() == 0);
    }
}

TEST_CASE("devices: while one stops nobody need draw") {
    Speaker speaker;
    say(speaker, 60);
    std::vector<float> block(480);
    render(speaker, 0, 0, 200, block);
    CHECK(render(speaker, 200 * 480, 3'000'000, 100, block) < 1000);
    CHECK(least(block) > 0.49f);
}

TEST_CASE("devices: a pause of an hour is jumped over") {
    Speaker speaker;
    say(speaker, 40);
    speaker.end(kStart + 4'000'000);
    std::vector<float> block(480);
    render(speaker, 0, 0, 200, block);
    const std::int64_t later = 3'602'000'000;
    CHECK(draw(speaker, later, later + 100'000) < 1000);
    CHECK(speaker.player.bufferedMicros() == 0);
    speaker.sound(later + 200'000, Speaker::constant(kChunk), "u2");
    CHECK(render(speaker, 200 * 480, later + 100'000, 20, block) < 1000);
    CHECK(speaker.utteranceAt(static_cast<double>(later) + 250'000) == "u2");
}

TEST_CASE("devices: a hiccup of the scheduler is no gap in the sound") {
    Speaker speaker;
    say(speaker, 60);
    std::vector<float> block(480);
    double worst = 0;
    for (std::int64_t i = 0; i < 400; i++) {
        const double late = i % 50 == 7 ? 30'000 : 0;
        const double now = static_cast<double>(i) * 10'000;
        speaker.player.render(block.data(), block.size(), i * 480, now + late);
        worst = (std::max)(worst, std::abs(speaker.player.positionAt(now) - now));
        if (i > 110) {
            CHECK(least(block) > 0.49f);
        }
    }
    CHECK(worst < 4000);  // of 30 000, in the first of which little is known of the device
    CHECK(speaker.player.underruns() == 0);
}

TEST_CASE("devices: another rate goes on in the middle of a word") {
    Speaker speaker;
    say(speaker, 10);
    speaker.play(0, 72'000);
    const double before = speaker.player.positionAt(1'500'000);
    CHECK(speaker.player.useDevice(44'100));
    CHECK(std::abs(speaker.player.positionAt(1'500'000) - before) < 100);
    std::vector<float> heard = speaker.play(66'150, 11'025);
    CHECK(std::abs(speaker.player.positionAt(1'750'000) - 1'750'000) < 1000);
    CHECK(least(heard) > 0.49f);
    CHECK(speaker.player.useDevice(24'000));
    CHECK(speaker.player.useDevice(96'000));
    heard = speaker.play(168'000, 4800);
    CHECK(least(heard) > 0.49f);
    CHECK(speaker.player.underruns() == 0);
}

TEST_CASE("devices: another rate at the border of two chunks leaves no seam") {
    Speaker speaker;
    say(speaker, 4);
    speaker.play(0, 52'800);
    CHECK(speaker.player.useDevice(44'100));
    CHECK(least(speaker.play(48'510, 4410)) > 0.499f);
    CHECK(speaker.player.useDevice(24'000));
    CHECK(least(speaker.play(28'800, 2400)) > 0.499f);
    CHECK(speaker.player.useDevice(48'000));
    CHECK(least(speaker.play(62'400, 4320)) > 0.499f);
}
