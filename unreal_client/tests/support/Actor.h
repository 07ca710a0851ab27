#pragma once

#include <cmath>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>
#include <string_view>
#include <vector>

#include "AvatarBridge/Playback/CharacterStream.h"
#include "AvatarBridge/Playback/Pose.h"
#include "AvatarBridge/Wire/Records.h"
#include "AvatarBridge/Wire/Rig.h"
#include "HandClock.h"

namespace avatarbridge {

/** The bytes of numbers, as they lie in a packet. */
inline PackedFloats packed(const std::vector<float>& numbers) {
    return PackedFloats({reinterpret_cast<const std::uint8_t*>(numbers.data()),
                         numbers.size() * PackedFloats::kFloatBytes});
}

/**
 * A sidecar on paper: gives records to a stream whose clock is its own, so that client and session
 * time are one. Records are numbered by it.
 */
class Actor {
public:
    static constexpr std::size_t kShapes = 52;
    static constexpr std::size_t kBones = 54;
    static constexpr int kRate = 24'000;
    static constexpr const char* kSpeech = "u1";

    HandClock clock;
    CharacterStream stream{"hana", clock};
    std::int64_t seq = 0;  // of the next record

    explicit Actor(const char* session = "one") {
        for (std::size_t w = 3; w < bones_.size(); w += Pose::kBoneFloats) {
            bones_[w] = 1.0f;
        }
        begin(session);
    }

    static DescriptionPtr describe(std::int64_t seq, const std::string& session,
                                   std::size_t shapes = kShapes, std::size_t bones = kBones) {
        auto made = std::make_shared<Description>();
        made->seq = seq;
        made->sessionId = session;
        made->rig.shapeNames.resize(shapes);
        made->rig.boneNames.resize(bones);
        made->rig.boneParents.assign(bones, -1);
        made->rig.restPositions.resize(3 * bones);
        made->frameRate = 60;
        made->sampleRate = kRate;
        made->leadMicros = 200'000;
        made->controlEndpoint = "tcp://127.0.0.1:1";
        return made;
    }

    /** Begins a session whose clock is told at once. */
    void begin(const std::string& session) {
        seq = 0;
        stream.takeDescription(describe(seq++, session));
        stream.pong(clock.nowMicros(), clock.nowMicros(), clock.nowMicros());
    }

    /** Lets the stream see that no device plays. */
    void beAlone() {
        stream.positionAt(0);
        stream.positionAt(150'000);
        clock.set(150'000);
    }

    /** Draws the picture of an instant, which is now. */
    bool draw(std::int64_t now, Pose& into) {
        clock.set(now);
        return stream.draw(static_cast<double>(now), into);
    }

    void start(std::int64_t pts, std::string_view id = kSpeech) {
        stream.takeUtteranceStarted({seq++, pts, id, "t1", "Hello.", "statement", "inform", "joy"});
    }

    void sound(std::int64_t pts, const std::vector<float>& samples, int rate = kRate,
               std::string_view id = kSpeech) {
        stream.takeAudio({seq++, pts, id, rate, packed(samples)});
    }

    void word(std::int64_t pts, std::string_view word, std::string_view id = kSpeech) {
        stream.takeMoment({seq++, pts, pts + 1000, id, "word", word});
    }

    void end(std::int64_t pts, std::string_view id = kSpeech) {
        stream.takeUtteranceEnded({seq++, pts, id});
    }

    void cut(std::int64_t pts, std::string_view id = kSpeech) {
        stream.takeInterrupted({seq++, pts, id});
    }

    /** Gives a frame of one weight, its head turned by an angle about y. */
    void frame(std::int64_t pts, float weight, float turn, std::string_view id = "") {
        weights_[0] = weight;
        head_[4] = std::sin(turn / 2);
        head_[6] = std::cos(turn / 2);
        stream.takeFrame(
            {seq++, pts, id, packed(weights_), packed(head_), packed(bones_), packed(hips_)});
    }

private:
    std::vector<float> weights_ = std::vector<float>(kShapes);
    std::vector<float> head_ = {0, 0, 0, 0, 0, 0, 1};
    std::vector<float> bones_ = std::vector<float>(kBones * Pose::kBoneFloats);
    std::vector<float> hips_ = std::vector<float>(Pose::kHipsFloats);
};

}  // namespace avatarbridge
