// Lets everything happen to a voice that a network, a sidecar gone wild and a sound device can do,
// in any order; whatever it is, what is heard and said must stay within reason.

#include <algorithm>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "Speaker.h"

using namespace avatarbridge;

namespace {

constexpr float kLoudest = 4.0f;  // of samples of at most 1, cut and put together anyhow
constexpr std::int64_t kMostMicros = (std::int64_t{1} << 53) - 1;

class Storm {
public:
    explicit Storm(unsigned seed) : random_(seed) {}

    /** Whether so many things at random left all within reason. */
    bool blow(int count) {
        for (int i = 0; i < count && isWell_; i++) {
            step();
        }
        return isWell_;
    }

private:
    std::int64_t pick(std::int64_t least, std::int64_t most) {
        return std::uniform_int_distribution<std::int64_t>(least, most)(random_);
    }

    bool happens(int outOf) { return pick(1, outOf) == 1; }

    /** Mostly near to now, sometimes anywhere. */
    std::int64_t anyTime() {
        return happens(100) ? pick(-kMostMicros, kMostMicros) : now_ + pick(-2'000'000, 3'000'000);
    }

    std::string anyId() { return happens(50) ? std::string(400, 'x') : std::to_string(pick(1, 5)); }

    int anyRate() {
        constexpr int kRates[] = {24'000, 24'000, 24'000, 22'050, 48'000, 8000, 192'000};
        return happens(500) ? static_cast<int>(pick(1, 192'000)) : kRates[pick(0, 6)];
    }

    void step() {
        const std::int64_t kind = pick(0, 99);
        if (kind < 30) {
            sound();
        } else if (kind < 34) {
            speaker_.end(anyTime(), anyId());
        } else if (kind < 38) {
            speaker_.cut(anyTime(), anyId());
        } else if (kind < 80) {
            render();
        } else if (kind < 92) {
            look();
        } else if (kind < 97) {
            now_ += happens(20) ? pick(0, 10'000'000) : pick(0, 100'000);
        } else if (kind < 98) {
            device();
        } else {
            clock();
        }
    }

    void sound() {
        const std::int64_t most = happens(50) ? 48'000 : 2000;
        std::vector<float> samples(static_cast<std::size_t>(pick(0, most)));
        for (float& sample : samples) {
            sample = static_cast<float>(pick(-1000, 1000)) / 1000;
        }
        if (happens(10)) {
            speaker_.seq = (std::max)(std::int64_t{0}, speaker_.seq - pick(0, 10));
        }
        pts_ = happens(5) ? anyTime() : pts_;
        const int rate = anyRate();
        speaker_.sound(pts_, samples, anyId(), rate);
        pts_ += static_cast<std::int64_t>(samples.size()) * 1'000'000 / rate;
    }

    void render() {
        std::vector<float> block(static_cast<std::size_t>(happens(30) ? pick(0, 9000) : 480), 9.0f);
        first_ = happens(100) ? pick(0, kMostMicros) : first_;
        double heardAt = static_cast<double>(now_) + (happens(10) ? 40'000.0 : 20'000.0);
        if (happens(300)) {
            heardAt = happens(2) ? std::nan("") : static_cast<double>(anyTime()) * 1e6;
        }
        speaker_.player.render(block.data(), block.size(), first_, heardAt);
        first_ += static_cast<std::int64_t>(block.size());
        now_ += static_cast<std::int64_t>(block.size()) * 1'000'000 / speaker_.player.deviceRate();
        for (const float sample : block) {
            demand(std::abs(sample) < kLoudest, "a sample is within reason");
        }
    }

    void look() {
        const auto now = static_cast<double>(now_);
        speaker_.player.advance(now);
        std::string_view utterance = "unset";
        const double position = speaker_.player.positionAt(now, &utterance);
        demand(std::isnan(position) || std::abs(position) < 2e16, "the position is a time");
        demand(utterance.size() <= 400 && utterance != "unset", "an utterance is named");
        if (const auto heard = speaker_.player.sounding(now)) {
            demand(std::isfinite(*heard), "what sounds has a time");
        }
        const double buffered = speaker_.player.bufferedMicros();
        demand(buffered >= 0 && std::isfinite(buffered), "what is buffered has a length");
        demand(speaker_.player.starvedMicros() >= 0, "time starved is not negative");
    }

    void device() {
        constexpr int kRates[] = {48'000, 44'100, 24'000, 96'000, 16'000, 0, -1, 384'000};
        speaker_.player.useDevice(kRates[pick(0, 7)]);
    }

    void clock() {
        if (happens(5)) {
            speaker_.player.clear();
            speaker_.offset.reset();
            speaker_.seq = 1;
        }
        speaker_.offset.add(now_ - pick(0, 100'000), now_ + pick(-50'000, 50'000), now_);
        pts_ = now_;
    }

    void demand(bool isSo, const char* what) {
        if (!isSo) {
            std::printf("not so: %s\n", what);
            isWell_ = false;
        }
    }

    std::mt19937_64 random_;
    Speaker speaker_;
    std::int64_t now_ = 1'000'000;
    std::int64_t pts_ = 1'000'000;
    std::int64_t first_ = 0;
    bool isWell_ = true;
};

}  // namespace

int main(int count, char** words) {
    const long seeds = count > 1 ? std::strtol(words[1], nullptr, 10) : 20;
    long failed = 0;
    for (long seed = 1; seed <= seeds; seed++) {
        if (!Storm(static_cast<unsigned>(seed)).blow(3000)) {
            std::printf("seed %ld\n", seed);
            failed++;
        }
    }
    std::printf("%ld passed, %ld failed\n", seeds - failed, failed);
    return failed > 0 ? 1 : 0;
}
