#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstring>
#include <string>
#include <string_view>
#include <vector>

#include "Base64.h"
#include "Input.h"
#include "Json.h"
#include "Speaker.h"

using namespace avatarbridge;

namespace {

using Words = std::vector<std::string_view>;

std::vector<float> floatsOf(std::string_view base64) {
    const std::vector<std::uint8_t> bytes = fromBase64(base64);
    std::vector<float> floats(bytes.size() / sizeof(float));
    std::memcpy(floats.data(), bytes.data(), floats.size() * sizeof(float));
    return floats;
}

/**
 * Plays a voice: a step on every line of stdin. "sound PTS RATE ID SAMPLES", "end PTS ID" and
 * "cut PTS ID" are records, in the order of their `seq`; "device RATE" changes the device; "play
 * COUNT" lets it play on, which prints a line of JSON.
 */
class Playing {
public:
    explicit Playing(int deviceRate) : speaker_(deviceRate) {}

    /** Does one step; false for one that there is not. */
    bool step(const Words& words) {
        const std::string_view kind = words[0];
        if (kind == "sound" && words.size() == 5) {
            speaker_.sound(numberOf(words[1]), floatsOf(words[4]), words[3],
                           numberOf<int>(words[2]));
        } else if (kind == "end" && words.size() == 3) {
            speaker_.end(numberOf(words[1]), words[2]);
        } else if (kind == "cut" && words.size() == 3) {
            speaker_.cut(numberOf(words[1]), words[2]);
        } else if (kind == "device" && words.size() == 2) {
            const std::int64_t before = speaker_.player.deviceRate();
            speaker_.player.useDevice(numberOf<int>(words[1]));
            next_ = next_ * speaker_.player.deviceRate() / before;
        } else if (kind == "play" && words.size() == 2) {
            play(numberOf(words[1])).print();
        } else {
            return false;
        }
        return true;
    }

private:
    Json play(std::int64_t count) {
        const std::vector<float> heard = speaker_.play(next_, count);
        next_ += count;
        const double now = speaker_.timeOf(next_);
        return Json::object({
            {"utterance", speaker_.utteranceAt(now)},
            {"position", speaker_.player.positionAt(now)},
            {"underruns", speaker_.player.underruns()},
            {"samples", heard},
        });
    }

    Speaker speaker_;
    std::int64_t next_ = 0;
};

}  // namespace

int main(int count, char** words) {
    if (count != 2) {
        std::fputs("usage: sound_playing DEVICE_RATE < STEPS\n", stderr);
        return 2;
    }
    Playing playing(numberOf<int>(words[1]));
    const std::string steps = readAll(stdin);
    for (const std::string_view line : split(steps, '\n')) {
        if (!line.empty() && !playing.step(split(line, ' '))) {
            std::fprintf(stderr, "no such step: %.80s\n", std::string(line).c_str());
            return 1;
        }
    }
    return 0;
}
