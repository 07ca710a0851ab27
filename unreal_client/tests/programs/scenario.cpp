#include <array>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <string>
#include <string_view>
#include <vector>

#include "AvatarBridge/Base/Finite.h"
#include "AvatarBridge/Playback/CharacterStream.h"
#include "AvatarBridge/Playback/Meters.h"
#include "AvatarBridge/Playback/Pose.h"
#include "Base64.h"
#include "Feed.h"
#include "HandClock.h"
#include "Input.h"
#include "Json.h"

using namespace avatarbridge;

namespace {

using Words = std::vector<std::string_view>;

std::string_view nameOf(PoseState state) {
    constexpr std::array<std::string_view, 5> kNames{"early", "live", "held", "easing", "resting"};
    return kNames[static_cast<std::size_t>(state)];
}

template <typename Numbers>
Json listOf(const Numbers& numbers) {
    return Json(std::vector<float>(numbers.begin(), numbers.end()));
}

/**
 * Plays a scenario: a step on every line of stdin, with its instant first. Prints one line of JSON
 * for each "draw" and "lost", and the counts in the end.
 */
class Playing {
public:
    explicit Playing(int deviceRate) { stream_.useDevice(deviceRate); }

    /** Does one step; false for one that there is not. */
    bool step(const Words& words) {
        now_ = numberOf(words[0]);
        clock_.set(now_);
        const std::string_view kind = words[1];
        if (kind == "take") {
            const auto packet = fromBase64(words[2]);
            feed_.take({packet.data(), packet.size()});
        } else if (kind == "pong") {
            stream_.pong(numberOf(words[2]), numberOf(words[3]), numberOf(words[4]));
        } else if (kind == "render") {
            block_.resize(numberOf<std::size_t>(words[3]));
            stream_.render(block_.data(), block_.size(), numberOf(words[2]),
                           numberOf<double>(words[4]));
        } else if (kind == "draw") {
            draw().print();
        } else if (kind == "lost") {
            lost().print();
        } else {
            return false;
        }
        return true;
    }

    Json counts() {
        const Meters meters = stream_.measure(static_cast<double>(now_));
        return Json::object({
            {"received", meters.received},
            {"lost", meters.lost},
            {"duplicates", meters.duplicates},
            {"asked", meters.asked},
            {"late_frames", meters.lateFrames},
            {"stale_frames", meters.staleFrames},
            {"stale_chunks", meters.staleChunks},
            {"underruns", meters.underruns},
            {"starved_micros", meters.starvedMicros},
        });
    }

private:
    Json draw() {
        const auto now = static_cast<double>(now_);
        const double position = stream_.positionAt(now);
        if (!stream_.draw(now, pose_) || !isFinite(position)) {
            return {};
        }
        return Json::object({
            {"position", position},
            {"state", nameOf(pose_.state)},
            {"utterance", pose_.utteranceId},
            {"weights", listOf(pose_.weights)},
            {"head", listOf(pose_.head)},
            {"bones", listOf(pose_.bones)},
            {"hips", listOf(pose_.hips)},
        });
    }

    Json lost() {
        std::int64_t first = 0;
        std::int64_t last = 0;
        return stream_.takeLost(first, last) ? Json(std::vector{first, last}) : Json();
    }

    HandClock clock_;
    CharacterStream stream_{"hana", clock_};
    Feed feed_{stream_};
    Pose pose_;
    std::vector<float> block_;
    std::int64_t now_ = 0;
};

}  // namespace

int main(int count, char** arguments) {
    if (count != 2) {
        std::fputs("usage: scenario DEVICE_RATE < STEPS\n", stderr);
        return 2;
    }
    Playing playing(numberOf<int>(arguments[1]));
    const std::string steps = readAll(stdin);
    for (const std::string_view line : split(steps, '\n')) {
        if (!line.empty() && !playing.step(split(line, ' '))) {
            std::fprintf(stderr, "no such step: %.*s\n", 80, std::string(line).c_str());
            return 1;
        }
    }
    playing.counts().print();
    return 0;
}
