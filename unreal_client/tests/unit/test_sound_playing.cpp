#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <vector>

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

TEST_CASE("playing: the first sample is heard at its time") {
    Speaker speaker;
    std::vector<float> click(kChunk);
    click[0] = 1;
    speaker.sound(500'000, click);
    const std::vector<float> heard = speaker.play(0, 48'000);
    const auto top = std::max_element(heard.begin(), heard.end()) - heard.begin();
    CHECK(std::abs(top - 24'000) <= 1);
}

TEST_CASE("playing: a delay moves everything") {
    Speaker speaker;
    speaker.player.setDelay(70'000);
    say(speaker, 5);
    const std::vector<float> heard = speaker.play(0, 72'000);
    CHECK(loudest({heard.begin(), heard.begin() + 48'000 + 3360 - 100}) < 1e-3f);
    CHECK(heard[48'000 + 3360 + 100] == doctest::Approx(0.5).epsilon(0.01));
    CHECK(speaker.player.positionAt(1'200'000) == doctest::Approx(1'130'000).epsilon(1e-5));
}

TEST_CASE("playing: ten minutes are exact to a sample, and time never goes back") {
    Speaker speaker(44'100);
    const std::vector<float> chunk(kChunk);
    std::vector<float> block(441);
    double worst = 0, latest = -1e18;
    bool isForward = true;
    for (std::int64_t i = 0; i < 60'000; i++) {
        if (i % 10 == 0) {
            speaker.sound(kStart + i * 10'000, chunk);
        }
        const auto heardAt = static_cast<double>(kStart + i * 10'000);
        speaker.player.render(block.data(), block.size(), i * 441, heardAt);
        const double position = speaker.player.positionAt(heardAt + 3333);
        isForward &= position > latest;
        worst = (std::max)(worst, std::abs(position - heardAt - 3333));
        latest = position;
    }
    CHECK(worst < 1e6 / 44'100);
    CHECK(isForward);
    CHECK(speaker.player.underruns() == 0);
}

TEST_CASE("playing: while starved time stands still, and then goes on") {
    Speaker speaker;
    speaker.sound(kStart, Speaker::tone(0, kChunk));
    speaker.play(0, 57'600);
    CHECK(std::abs(speaker.player.positionAt(1'200'000) - 1'100'000) < 100);
    CHECK(speaker.utteranceAt(1'200'000).empty());
    speaker.sound(kStart + 100'000, Speaker::tone(kChunk, kChunk));
    speaker.end(kStart + 200'000);
    speaker.play(57'600, 2400);
    CHECK(std::abs(speaker.player.positionAt(1'250'000) - 1'150'000) < 100);
    CHECK(speaker.utteranceAt(1'250'000) == "u1");
    CHECK(speaker.player.underruns() == 1);
    CHECK(std::abs(speaker.player.starvedMicros() - 100'000) < 11'000);
    speaker.play(60'000, 192'000);
    CHECK(std::abs(speaker.player.positionAt(5'250'000) - 5'250'000) < 1000);
}

TEST_CASE("playing: what never comes is waited for half a second") {
    Speaker speaker;
    say(speaker, 1);
    speaker.play(0, 52'800 + 23'500);
    CHECK(std::abs(speaker.player.positionAt(1'589'000) - 1'100'000) < 100);
    speaker.play(76'300, 2400);
    CHECK(std::abs(speaker.player.positionAt(1'639'000) - 1'639'000) < 11'000);
    CHECK(speaker.player.underruns() == 1);
}

TEST_CASE("playing: what is lost leaves silence of its length") {
    Speaker speaker;
    speaker.sound(kStart, Speaker::constant(kChunk));
    speaker.sound(kStart + 150'000, Speaker::constant(kChunk));
    const std::vector<float> heard = speaker.play(0, 72'000);
    const auto silent = std::count_if(heard.begin() + 48'100, heard.begin() + 59'900,
                                      [](float one) { return std::abs(one) < 1e-3f; });
    CHECK(std::abs(silent - 2400) < 60);
    CHECK(std::abs(speaker.player.positionAt(1'200'000) - 1'200'000) < 100);
}

TEST_CASE("playing: a chunk that was lost is heard when it is sent again in time") {
    Speaker speaker;
    speaker.sound(kStart, Speaker::constant(kChunk));
    const std::int64_t lost = speaker.seq++;
    speaker.sound(kStart + 200'000, Speaker::constant(kChunk));
    std::vector<float> heard = speaker.play(0, 50'400);
    const std::vector<float> samples = Speaker::constant(kChunk);
    speaker.player.take({lost, kStart + 100'000, "u1", 24'000, samplesOf(samples)});
    heard = speaker.play(50'400, 9600);
    CHECK(least(heard) > 0.49f);
    speaker.player.take({lost, kStart + 100'000, "u1", 24'000, samplesOf(samples)});
    CHECK(speaker.player.stale() == 1);
}

TEST_CASE("playing: a cut fades out in five milliseconds") {
    Speaker speaker;
    say(speaker, 4);
    speaker.play(0, 52'800);
    speaker.cut(kStart + 50'000);
    const std::vector<float> heard = speaker.play(52'800, 4800);
    float steepest = 0;
    for (std::size_t i = 1; i < heard.size(); i++) {
        steepest = (std::max)(steepest, std::abs(heard[i] - heard[i - 1]));
    }
    CHECK(heard[0] == doctest::Approx(0.5).epsilon(0.04));
    CHECK(steepest < 0.02f);  // of a fade of 240 samples from a half
    CHECK(std::abs(heard[300]) < 1e-3f);
    CHECK(speaker.player.underruns() == 0);
    CHECK(speaker.player.bufferedMicros() == 0);
    CHECK_FALSE(speaker.player.sounding(1'150'000));
}

TEST_CASE("playing: a cut ahead of what is heard is heard up to it") {
    Speaker speaker;
    say(speaker, 4);
    speaker.play(0, 48'480);
    speaker.cut(kStart + 150'000);
    const std::vector<float> heard = speaker.play(48'480, 9600);
    CHECK(least({heard.begin(), heard.begin() + 6600}) > 0.48f);
    CHECK(loudest({heard.begin() + 7000, heard.end()}) < 1e-3f);
}

TEST_CASE("playing: another utterance may follow a cut one at once") {
    Speaker speaker;
    say(speaker, 4);
    speaker.play(0, 52'800);
    speaker.cut(kStart + 50'000);
    say(speaker, 2, kStart + 200'000, "u2");
    const std::vector<float> heard = speaker.play(52'800, 9600);
    CHECK(speaker.utteranceAt(1'250'000) == "u2");
    CHECK(heard[7200] == doctest::Approx(0.5).epsilon(0.01));
}

TEST_CASE("playing: the position follows the device's crystal, and silence the session") {
    for (const double ppm : {-300.0, 300.0}) {
        CAPTURE(ppm);
        Speaker speaker;
        speaker.sound(kStart, Speaker::constant(kChunk));
        std::vector<float> block(480);
        double now = 0;
        const auto play = [&](std::int64_t from, std::int64_t until, bool speaks) {
            for (std::int64_t i = from; i < until; i++) {
                if (speaks && i % 10 == 0) {
                    speaker.sound(kStart + (i + 10) * 10'000, Speaker::constant(kChunk));
                }
                now = static_cast<double>(kStart + i * 10'000) * (1 + ppm * 1e-6);
                speaker.player.render(block.data(), block.size(), i * 480, now);
            }
        };
        play(0, 6000, true);  // a minute that never pauses
        const double off = speaker.player.positionAt(now) - now;
        CHECK(off == doctest::Approx(-ppm * 60).epsilon(0.02));
        CHECK(speaker.player.underruns() == 0);
        CHECK(speaker.player.sounding(now));
        speaker.end(kStart + 60'100'000);
        play(6000, 6110, false);
        CHECK(std::abs(speaker.player.positionAt(now) - now) < 100);
    }
}

TEST_CASE("playing: a device that tells its time in steps is smoothed") {
    Speaker speaker;
    std::vector<float> block(480);
    double latest = 0, shortest = 1e9, longest = 0;
    for (std::int64_t i = 0; i < 1000; i++) {
        if (i % 10 == 0) {
            speaker.sound(kStart + i * 10'000, Speaker::constant(kChunk));
        }
        const double now = static_cast<double>(kStart + i * 10'000);
        const double told = std::floor(now / 21'333) * 21'333;
        speaker.player.render(block.data(), block.size(), i * 480, told);
        const double position = speaker.player.positionAt(now);
        if (i > 200) {
            shortest = (std::min)(shortest, position - latest);
            longest = (std::max)(longest, position - latest);
        }
        latest = position;
    }
    CHECK(shortest > 9000);  // of the 10 000 that pass
    CHECK(longest < 11'000);
}

TEST_CASE("playing: what is too late is dropped, what is less late shifts the rest") {
    Speaker speaker;
    speaker.play(0, 144'000);
    speaker.sound(1'900'000, Speaker::constant(kChunk));
    speaker.sound(2'500'000, Speaker::constant(kChunk));
    const std::vector<float> heard = speaker.play(144'000, 2400);
    CHECK(heard[1000] == doctest::Approx(0.5).epsilon(0.01));
    CHECK(std::abs(speaker.player.positionAt(3'050'000) - 2'550'000) < 1000);
    CHECK(speaker.player.stale() == 1);
}
