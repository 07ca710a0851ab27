#pragma once

#include <cstddef>
#include <cstdint>
#include <mutex>
#include <string>
#include <utility>

#include "AvatarBridge/Playback/Meters.h"
#include "AvatarBridge/Playback/Note.h"
#include "AvatarBridge/Playback/Performance.h"
#include "AvatarBridge/Playback/Pose.h"
#include "AvatarBridge/Time/Clock.h"
#include "AvatarBridge/Wire/Records.h"
#include "AvatarBridge/Wire/Rig.h"

namespace avatarbridge {

/**
 * Everything that is played of one character: records go in as they come, sound and poses come out
 * at their time.
 *
 * Thread-safe by one private mutex, which is held for microseconds: the network thread takes
 * records, the audio thread renders, others draw and take notes. All times are of the clock given,
 * which must live as long as it does.
 */
class CharacterStream {
public:
    /** Makes an empty one; records before a description are dropped. */
    CharacterStream(std::string character, const Clock& clock)
        : character_(std::move(character)), clock_(clock) {}

    CharacterStream(const CharacterStream&) = delete;
    CharacterStream& operator=(const CharacterStream&) = delete;

    const std::string& character() const { return character_; }

    /** What the sidecar said of the character last; null before. */
    DescriptionPtr description() const {
        const Lock lock(mutex_);
        return description_;
    }

    /** Samples a second that `render` makes; 48000 until told. */
    int deviceRate() const {
        const Lock lock(mutex_);
        return performance_.player.deviceRate();
    }

    /** Sets the rate of the sound device; what sounds goes on at its place. */
    void useDevice(int sampleRate) {
        const Lock lock(mutex_);
        performance_.player.useDevice(sampleRate);
    }

    /** Sets how much later than the session says all is played; usually 0. */
    void setPlayoutDelay(std::int64_t micros) {
        const Lock lock(mutex_);
        performance_.player.setDelay(micros);
    }

    /** Takes a description; another session's throws away all of the last. */
    void takeDescription(DescriptionPtr description) {
        const Lock lock(mutex_);
        if (description_ && description_->sessionId != description->sessionId) {
            performance_.restart();
        }
        description_ = std::move(description);
        performance_.sequence.note(description_->seq);
        performance_.player.expect(description_->sampleRate);
    }

    void takeUtteranceStarted(const UtteranceStarted& started) { take(started); }
    void takeMoment(const Moment& moment) { take(moment); }
    void takeUtteranceEnded(const UtteranceEnded& ended) { take(ended); }
    void takeInterrupted(const Interrupted& interrupted) { take(interrupted); }

    void takeAudio(const AudioChunk& chunk) {
        const Lock lock(mutex_);
        if (isNew(chunk.seq)) {
            performance_.player.take(chunk);
        }
    }

    void takeFrame(const Frame& frame) {
        const Lock lock(mutex_);
        if (isNew(frame.seq)) {
            performance_.take(frame, description_->rig);
        }
    }

    void takeHeartbeat(const Heartbeat& heartbeat) {
        const Lock lock(mutex_);
        if (isNew(heartbeat.seq) && description_->controlEndpoint.empty()) {
            // A replay answers no pings: what its clock reads is told by its heartbeats.
            const std::int64_t now = clock_.nowMicros();
            performance_.offset.add(now, heartbeat.ptsMicros, now);
        }
    }

    /** Counts a record of a kind that is not known here as not lost. */
    void takeUnknown(std::int64_t seq) {
        const Lock lock(mutex_);
        isNew(seq);
    }

    /** Takes an answered ping: client, session and client time. */
    void pong(std::int64_t sentMicros, std::int64_t sessionMicros, std::int64_t receivedMicros) {
        const Lock lock(mutex_);
        performance_.offset.add(sentMicros, sessionMicros, receivedMicros);
    }

    /**
     * Fills one block of the sound device (audio thread), all of it. While no device asks for
     * 100 ms, sound is passed over in silence, so that poses go on. `firstSample` is the number of
     * its first sample, counted by the device; `heardAtMicros` the client time at which that
     * leaves the speaker.
     */
    void render(float* mono, std::size_t count, std::int64_t firstSample, double heardAtMicros) {
        const Lock lock(mutex_);
        performance_.player.render(mono, count, firstSample, heardAtMicros);
    }

    /**
     * Gives the pose of an instant, which is now or a little ahead (where pictures take time to
     * come to the screen); false before any. Instants go forward.
     */
    bool draw(double atMicros, Pose& into) {
        const Lock lock(mutex_);
        return performance_.draw(atMicros, static_cast<double>(clock_.nowMicros()), into);
    }

    /** The session time being heard; not a number while it is unknown. */
    double positionAt(double nowMicros) {
        const Lock lock(mutex_);
        return performance_.positionAt(nowMicros);
    }

    /** Takes out the next note whose instant is heard by now; false when there is none. */
    bool dequeue(double nowMicros, Note& note) {
        const Lock lock(mutex_);
        return performance_.dequeue(nowMicros, note);
    }

    /** Names lost records that are worth asking for, each once; false when there are none. */
    bool takeLost(std::int64_t& first, std::int64_t& last) {
        const Lock lock(mutex_);
        return performance_.takeLost(first, last);
    }

    /** Gives what to tell the sidecar; false while no utterance is heard. */
    bool report(double nowMicros, PlaybackReport& into) {
        const Lock lock(mutex_);
        return performance_.report(nowMicros, into);
    }

    /** How it goes. */
    Meters measure(double nowMicros) {
        const Lock lock(mutex_);
        return performance_.measure(nowMicros);
    }

private:
    using Lock = std::lock_guard<std::mutex>;

    static constexpr int kUsualDeviceRate = 48'000;

    template <typename Record>
    void take(const Record& record) {
        const Lock lock(mutex_);
        if (isNew(record.seq)) {
            performance_.take(record);
        }
    }

    /** Counts a record; false for one that came before, or too early. */
    bool isNew(std::int64_t seq) { return description_ && performance_.sequence.note(seq); }

    const std::string character_;
    const Clock& clock_;
    mutable std::mutex mutex_;
    Performance performance_{kUsualDeviceRate};
    DescriptionPtr description_;
};

}  // namespace avatarbridge
