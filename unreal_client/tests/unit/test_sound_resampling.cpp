#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <random>
#include <utility>
#include <vector>

#include "AvatarBridge/Playback/Kernels.h"
#include "Speaker.h"

using namespace avatarbridge;

namespace {

/** A tone in one chunk, or in chunks of any length, as a device of this rate hears it. */
std::vector<float> heardTone(int device, double hertz, bool isChopped) {
    Speaker speaker(device);
    std::mt19937 random(1);
    std::uniform_int_distribution<std::int64_t> lengths(1, 2000);
    const std::int64_t total = Speaker::kSource;
    for (std::int64_t at = 0, length; at < total; at += length) {
        length = isChopped ? (std::min)(lengths(random), total - at) : total;
        const auto pts = static_cast<std::int64_t>(
            std::llround(static_cast<double>(at) * 1e6 / Speaker::kSource));
        speaker.sound(pts, Speaker::tone(at, length, hertz));
    }
    return speaker.play(0, device * 9 / 10);
}

/** How loud what is left of a tone is when the best fitting one of its pitch is taken away. */
double residueDecibels(const std::vector<float>& heard, int device, double hertz) {
    const std::size_t from = heard.size() / 10;
    double sines = 0, cosines = 0, total = 0;
    const double turn = 2 * Speaker::kPi * hertz / device;
    const auto whole = static_cast<std::size_t>(0.5 * device);  // of whole periods
    for (std::size_t i = from; i < from + whole; i++) {
        sines += heard[i] * std::sin(turn * static_cast<double>(i));
        cosines += heard[i] * std::cos(turn * static_cast<double>(i));
    }
    sines *= 2.0 / static_cast<double>(whole);
    cosines *= 2.0 / static_cast<double>(whole);
    for (std::size_t i = from; i < from + whole; i++) {
        const double angle = turn * static_cast<double>(i);
        const double left = heard[i] - sines * std::sin(angle) - cosines * std::cos(angle);
        total += left * left;
    }
    return 10 * std::log10(total / static_cast<double>(whole) / 0.125);
}

}  // namespace

TEST_CASE("resampling: a tone comes out as the same tone and nothing else") {
    for (const int device : {48'000, 44'100, 32'000, 16'000, 96'000}) {
        for (const double hertz : {100.0, 440.0, 3000.0, 6000.0}) {
            CAPTURE(device);
            CAPTURE(hertz);
            CHECK(residueDecibels(heardTone(device, hertz, false), device, hertz) < -80);
        }
    }
}

TEST_CASE("resampling: chunks of any length leave no seam") {
    for (const int device : {48'000, 44'100, 24'000, 16'000, 96'000}) {
        const std::vector<float> whole = heardTone(device, 440, false);
        const std::vector<float> chopped = heardTone(device, 440, true);
        double worst = 0;
        for (std::size_t i = 0; i < whole.size(); i++) {
            worst = (std::max)(worst, static_cast<double>(std::abs(whole[i] - chopped[i])));
        }
        CAPTURE(device);
        CHECK(worst < 1e-6);
    }
}

TEST_CASE("resampling: what a slower device cannot play is taken away") {
    const std::vector<float> heard = heardTone(16'000, 9000, false);
    double loudest = 0;
    for (std::size_t i = 1000; i + 1000 < heard.size(); i++) {
        loudest = (std::max)(loudest, static_cast<double>(std::abs(heard[i])));
    }
    CHECK(20 * std::log10(loudest / 0.5) < -80);
}

TEST_CASE("resampling: the voice's band passes as it is") {
    for (const double hertz : {50.0, 1000.0, 5000.0, 9000.0, 9600.0}) {
        const std::vector<float> heard = heardTone(48'000, hertz, false);
        double total = 0;
        for (std::size_t i = 4800; i < 4800 + 24'000; i++) {
            total += static_cast<double>(heard[i]) * heard[i];
        }
        CAPTURE(hertz);
        CHECK(std::abs(10 * std::log10(total / 24'000 / 0.125)) < 0.1);
    }
}

TEST_CASE("resampling: the kernel of a pair of rates is made once") {
    CHECK(Kernels::of(24'000, 44'100).get() == Kernels::of(24'000, 44'100).get());
    CHECK(Kernels::of(24'000, 48'000).get() != Kernels::of(24'000, 44'100).get());
    const KernelPtr held = Kernels::of(24'000, 44'100);
    for (int rate = 10'000; rate < 10'040; rate++) {
        Kernels::of(rate, 44'100);
    }
    CHECK(held->isOf(24'000, 44'100));
    CHECK(Kernels::of(24'000, 44'100)->taps() == held->taps());
}

TEST_CASE("resampling: silence of odd rates is silence and a constant stays one") {
    for (const auto& [source, device] : {std::pair{22'050, 48'000}, {11'025, 96'000},
                                        {192'000, 8000}, {8000, 44'056}}) {
        const Kernel kernel(source, device);
        const std::vector<float> ones(static_cast<std::size_t>(kernel.taps()), 1.0f);
        float least = 2, most = 0;
        for (std::int64_t fraction = 0; fraction < device; fraction += 7) {
            const float one = kernel.at(ones.data(), fraction);
            least = (std::min)(least, one);
            most = (std::max)(most, one);
        }
        CAPTURE(source);
        CHECK(least > 0.9999f);
        CHECK(most < 1.0001f);
    }
}
