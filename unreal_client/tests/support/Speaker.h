#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "AvatarBridge/Playback/VoicePlayer.h"
#include "AvatarBridge/Time/OffsetEstimator.h"
#include "AvatarBridge/Wire/Records.h"

namespace avatarbridge {

/** The bytes of samples, as they lie in a packet. */
inline PackedFloats samplesOf(const std::vector<float>& samples) {
    return PackedFloats({reinterpret_cast<const std::uint8_t*>(samples.data()),
                         samples.size() * PackedFloats::kFloatBytes});
}

/**
 * A voice on paper: chunks go in, and a device that counts its samples from client time 0 takes
 * blocks out. Client and session time are one until `offset` is told otherwise.
 */
struct Speaker {
    static constexpr int kSource = 24'000;
    static constexpr double kPi = 3.14159265358979323846;

    OffsetEstimator offset;
    VoicePlayer player;
    std::int64_t seq = 1;     // of the next record
    std::int64_t block = 480;

    explicit Speaker(int deviceRate = 48'000) : player(offset, deviceRate) { offset.add(0, 0, 0); }

    void sound(std::int64_t pts, const std::vector<float>& samples, std::string_view id = "u1",
               int rate = kSource) {
        player.take(AudioChunk{seq++, pts, id, rate, samplesOf(samples)});
    }

    void end(std::int64_t pts, std::string_view id = "u1") {
        player.take(UtteranceEnded{seq++, pts, id});
    }

    void cut(std::int64_t pts, std::string_view id = "u1") {
        player.take(Interrupted{seq++, pts, id});
    }

    /** Plays so many samples from one on, block after block; returns what is heard. */
    std::vector<float> play(std::int64_t from, std::int64_t count) {
        std::vector<float> heard(static_cast<std::size_t>(count), 7.0f);
        for (std::int64_t at = 0; at < count; at += block) {
            const std::int64_t length = (std::min)(block, count - at);
            player.render(heard.data() + at, static_cast<std::size_t>(length), from + at,
                          timeOf(from + at));
        }
        return heard;
    }

    /** Client time of a sample of the device. */
    double timeOf(std::int64_t sample) const {
        return static_cast<double>(sample) * 1e6 / player.deviceRate();
    }

    /** Whose sound is heard at an instant. */
    std::string utteranceAt(double now) {
        std::string_view utterance;
        player.positionAt(now, &utterance);
        return std::string(utterance);
    }

    /** A tone of half the range, from its sample `first` on. */
    static std::vector<float> tone(std::int64_t first, std::int64_t count, double hertz = 440,
                                   int rate = kSource) {
        std::vector<float> samples;
        for (std::int64_t i = first; i < first + count; i++) {
            const double angle = 2 * kPi * hertz * static_cast<double>(i) / rate;
            samples.push_back(static_cast<float>(0.5 * std::sin(angle)));
        }
        return samples;
    }

    static std::vector<float> constant(std::size_t count) {
        return std::vector<float>(count, 0.5f);
    }
};

}  // namespace avatarbridge
