#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <vector>

#include "Allocations.h"
#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Playback/CharacterStream.h"
#include "AvatarBridge/Playback/Pose.h"
#include "Feed.h"
#include "HandClock.h"
#include "Json.h"
#include "Take.h"
#include "Watcher.h"

// Measures what one picture costs: a take's packets are decoded and buffered one after the other,
// and a pose is drawn after each; then the same with sound. Prints JSON.

using namespace avatarbridge;

namespace {

constexpr int kPasses = 9;
constexpr std::size_t kWarmFrames = 300;
constexpr std::int64_t kWarmBlocks = 400;
constexpr std::int64_t kBlockSamples = 1024;
constexpr int kDeviceRate = 48'000;
constexpr std::int64_t kLeadMicros = 200'000;

/** What things cost, each; and how many there were. */
struct Figures {
    double micros = 0;
    double bytes = 0;
    std::int64_t count = 0;
    std::int64_t done = 0;  // of these, what came of as it should

    /** The quickest of two, and what was allocated at least. */
    Figures best(const Figures& other) const {
        return {(std::min)(micros, other.micros), (std::min)(bytes, other.bytes), count, done};
    }
};

/** Measures from `begin` to `end`, as often as wanted. */
class Stopwatch {
public:
    void begin() {
        allocated_ = Allocations::bytes;
        began_ = std::chrono::steady_clock::now();
    }

    void end() {
        const std::chrono::duration<double, std::micro> lap =
            std::chrono::steady_clock::now() - began_;
        micros_ += lap.count();
        bytes_ += static_cast<double>(Allocations::bytes - allocated_);
    }

    /** Writes down what one of so many took; nothing of none. */
    void tell(Figures& figures) const {
        if (figures.count == 0) {
            return;
        }
        figures.micros = micros_ / static_cast<double>(figures.count);
        figures.bytes = bytes_ / static_cast<double>(figures.count);
    }

private:
    std::chrono::steady_clock::time_point began_;
    std::int64_t allocated_ = 0;
    double micros_ = 0;
    double bytes_ = 0;
};

/** A character whose sidecar's clock is the client's. */
struct Stage {
    HandClock clock;
    CharacterStream stream{"hana", clock};
    Feed feed{stream};

    Stage() {
        stream.useDevice(kDeviceRate);
        stream.pong(0, 0, 0);
    }
};

/** Frames only: decode, buffer, interpolate. */
Figures frames(const Take& take) {
    Stage stage;
    Watcher watcher;
    std::vector<Bytes> kept;
    std::vector<std::int64_t> times;
    for (const Bytes packet : take.packets()) {
        watcher.take(packet);
        if (watcher.kind() == Watcher::Kind::Description) {
            stage.feed.take(packet);
        } else if (watcher.kind() == Watcher::Kind::Frame) {
            kept.push_back(packet);
            times.push_back(watcher.ptsMicros() - kLeadMicros);
        }
    }
    Figures figures;
    Pose pose;
    Stopwatch watch;
    for (std::size_t i = 0; i < kept.size(); i++) {
        const bool isWarm = i >= kWarmFrames;
        if (i == kWarmFrames) {
            watch.begin();
        }
        stage.clock.set(times[i]);
        stage.feed.take(kept[i]);
        const bool isShown = stage.stream.draw(static_cast<double>(times[i]), pose);
        figures.count += isWarm ? 1 : 0;
        figures.done += isWarm && isShown && pose.state == PoseState::Live ? 1 : 0;
    }
    watch.end();
    watch.tell(figures);
    return figures;
}

/** Sound: all packets, and a device that asks for a block when it is due. */
Figures blocks(const Take& take) {
    Stage stage;
    Watcher watcher;
    std::vector<float> block(kBlockSamples);
    Figures figures;
    Stopwatch watch;
    Stopwatch warming;
    std::int64_t rendered = 0;
    for (const Bytes packet : take.packets()) {
        watcher.take(packet);
        stage.feed.take(packet);
        const std::int64_t due = watcher.ptsMicros() - kLeadMicros;
        for (; rendered * 1'000'000 / kDeviceRate < due; rendered += kBlockSamples) {
            const bool isWarm = rendered > kWarmBlocks * kBlockSamples;
            Stopwatch& timed = isWarm ? watch : warming;
            timed.begin();
            stage.stream.render(block.data(), block.size(), rendered,
                                static_cast<double>(rendered) * 1e6 / kDeviceRate);
            timed.end();
            figures.count += isWarm ? 1 : 0;
            const bool isHeard = std::any_of(block.begin(), block.end(),
                                             [](float sample) { return sample != 0.0f; });
            figures.done += isWarm && isHeard ? 1 : 0;
        }
    }
    watch.tell(figures);
    return figures;
}

}  // namespace

int main(int count, char** arguments) {
    if (count < 2 || count > 3) {
        std::fputs("usage: bench TAKE [PASSES]\n", stderr);
        return 2;
    }
    const Take take(arguments[1]);
    Figures picture = frames(take);
    Figures sound = blocks(take);
    if (picture.count == 0 || sound.count == 0) {
        std::fprintf(stderr, "%s: no take of 15 s or more with sound\n", arguments[1]);
        return 1;
    }
    const int passes = count == 3 ? std::atoi(arguments[2]) : kPasses;
    for (int pass = 1; pass < passes; pass++) {
        picture = picture.best(frames(take));
        sound = sound.best(blocks(take));
    }
    const Json said = Json::object({
        {"frame_micros", picture.micros},
        {"frame_bytes", picture.bytes},
        {"frames", picture.count},
        {"drawn", picture.done},
        {"block_micros", sound.micros},
        {"block_bytes", sound.bytes},
        {"blocks", sound.count},
        {"sounding", sound.done},
    });
    said.print();
    return 0;
}
