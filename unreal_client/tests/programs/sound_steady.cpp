// What a voice costs while it plays on and on: time and memory of blocks of 1024 samples.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "Allocations.h"
#include "Json.h"
#include "Speaker.h"

using namespace avatarbridge;

namespace {

constexpr std::int64_t kBlock = 1024;
constexpr std::int64_t kChunk = 960;  // 40 ms
constexpr int kWarm = 400;
constexpr int kBlocks = 1200;

/** A sidecar that goes on speaking, some chunks ahead, one utterance every two seconds. */
class Talk {
public:
    explicit Talk(Speaker& speaker) : speaker_(speaker) {
        for (int i = 0; i < 200; i++) {
            ids_.push_back("an utterance with a long name " + std::to_string(i));
        }
    }

    /** Says all that is before a session time; returns how many chunks that was. */
    std::int64_t upTo(double micros) {
        const std::int64_t before = count_;
        for (; static_cast<double>(pts()) < micros; count_++) {
            const std::string& id = ids_[static_cast<std::size_t>(count_ / 50) % ids_.size()];
            speaker_.sound(pts(), samples_, id);
            if (count_ % 50 == 49) {
                speaker_.end(pts(), id);
            }
        }
        return count_ - before;
    }

private:
    std::int64_t pts() const { return count_ * kChunk * 1'000'000 / Speaker::kSource; }

    Speaker& speaker_;
    std::vector<std::string> ids_;
    std::vector<float> samples_ = Speaker::tone(0, kChunk);
    std::int64_t count_ = 0;
};

struct Cost {
    double renderNanos = 0;  // of a block; the median
    double takeNanos = 0;    // of a chunk of 40 ms; the median
    std::int64_t takeAllocations = 0;    // once everything has been met
    std::int64_t renderAllocations = 0;  // from the first block on
    std::int64_t underruns = 0;
};

double nanosOf(std::chrono::steady_clock::duration span) {
    return static_cast<double>(
        std::chrono::duration_cast<std::chrono::nanoseconds>(span).count());
}

double median(std::vector<double>& numbers) {
    std::sort(numbers.begin(), numbers.end());
    return numbers[numbers.size() / 2];
}

/** Plays for minutes, blocks of 1024 samples; counts once everything has been met. */
Cost measure(int device) {
    Speaker speaker(device);
    Talk talk(speaker);
    std::vector<float> block(kBlock);
    std::vector<double> renders, takes;
    renders.reserve(kBlocks);
    takes.reserve(kBlocks);
    Cost cost;
    for (std::int64_t i = 0; i < kWarm + kBlocks; i++) {
        const double now = speaker.timeOf(i * kBlock);
        const std::int64_t atFirst = Allocations::count;
        const auto began = std::chrono::steady_clock::now();
        const std::int64_t chunks = talk.upTo(now + 200'000);
        const auto taken = std::chrono::steady_clock::now();
        const std::int64_t between = Allocations::count;
        speaker.player.render(block.data(), block.size(), i * kBlock, now);
        speaker.player.positionAt(now);
        speaker.player.sounding(now);
        const auto rendered = std::chrono::steady_clock::now();
        cost.renderAllocations += Allocations::count - between;
        if (i >= kWarm) {
            cost.takeAllocations += between - atFirst;
            if (chunks > 0) {
                takes.push_back(nanosOf(taken - began) / static_cast<double>(chunks));
            }
            renders.push_back(nanosOf(rendered - taken));
        }
    }
    cost.renderNanos = median(renders);
    cost.takeNanos = median(takes);
    cost.underruns = speaker.player.underruns();
    return cost;
}

}  // namespace

int main() {
    Json all = Json::object();
    for (const int device : {48'000, 44'100, 24'000, 16'000, 96'000}) {
        const Cost cost = measure(device);
        Json one = Json::object();
        one.set("render_nanos", cost.renderNanos).set("take_nanos", cost.takeNanos);
        one.set("render_allocations", cost.renderAllocations);
        one.set("take_allocations", cost.takeAllocations);
        one.set("underruns", cost.underruns);
        all.set(std::to_string(device), one);
    }
    all.print();
    return 0;
}
