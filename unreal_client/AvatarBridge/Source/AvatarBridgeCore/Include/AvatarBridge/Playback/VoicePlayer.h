#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>
#include <string_view>

#include "AvatarBridge/Playback/DeviceClock.h"
#include "AvatarBridge/Playback/Playhead.h"
#include "AvatarBridge/Playback/Sound.h"
#include "AvatarBridge/Playback/SoundWriter.h"
#include "AvatarBridge/Playback/Track.h"
#include "AvatarBridge/Time/Micros.h"
#include "AvatarBridge/Time/OffsetEstimator.h"
#include "AvatarBridge/Wire/Records.h"

namespace avatarbridge {

/**
 * Plays a stream's audio on a sound device's clock, and says how far it has got.
 *
 * A device pulls: it asks for block after block, and says when each is heard. While none asks
 * (paused, muted, no device at all) sound is passed over at the pace of client time, so that poses
 * go on; when one comes back it joins in where time has got to. For one thread at a time:
 * `CharacterStream` guards it.
 */
class VoicePlayer {
public:
    /** Rates that a sound device may have; what is beyond is a mistake. */
    static constexpr int kLowestRate = 1'000;
    static constexpr int kHighestRate = 1'000'000;

    /** Learns the session's time from an estimator, which outlives it. */
    VoicePlayer(const OffsetEstimator& offset, int deviceRate)
        : offset_(offset), writer_(track_, deviceRate) {}

    VoicePlayer(const VoicePlayer&) = delete;
    VoicePlayer& operator=(const VoicePlayer&) = delete;

    int deviceRate() const { return writer_.deviceRate(); }

    /** True while a device asks for samples. */
    bool hasDevice() const { return hasDevice_; }

    /** How much later than the session says everything is played. */
    std::int64_t delayMicros() const { return delayMicros_; }

    void setDelay(std::int64_t micros) { delayMicros_ = micros; }

    /** Times it ran dry, or got the beginning of an utterance too late. */
    std::int64_t underruns() const { return writer_.underruns(); }

    /** Silence that should have been sound. */
    double starvedMicros() const { return writer_.starvedMicros(); }

    /** Chunks that came too late to be played, or twice. */
    std::int64_t stale() const { return writer_.stale(); }

    /** Sound that is here and not yet played. */
    double bufferedMicros() const { return writer_.bufferedMicros(); }

    /** Makes ready for sound of a rate, so that its first chunk costs no more than the next. */
    void expect(int sourceRate) { writer_.expect(sourceRate); }

    void take(const AudioChunk& chunk) { writer_.take(chunk); }
    void take(const UtteranceEnded& ended) { writer_.take(ended); }
    void take(const Interrupted& interrupted) { writer_.take(interrupted); }

    /**
     * Goes on at another device's rate, in the middle of a word if need be; false, and all stays
     * as it is, when no device has that rate.
     */
    bool useDevice(int sampleRate) {
        if (sampleRate < kLowestRate || sampleRate > kHighestRate) {
            return false;
        }
        if (sampleRate != deviceRate()) {
            const double ratio = static_cast<double>(sampleRate) / deviceRate();
            writer_.useDevice(sampleRate);
            track_.rescale(written(), ratio);
            clock_.rescale(written(), ratio);
            heard_.rescale(written(), ratio);
            foreseen_.rescale(written(), ratio);
            nextOfDevice_.reset();
        }
        return true;
    }

    /**
     * Fills one block of the device, whose first sample it counts as `firstSample` and plays at
     * client time `heardAtMicros`. Until the session's time is known that is silence, as it is
     * when the device says no time that can be.
     */
    void render(float* mono, std::size_t count, std::int64_t firstSample, double heardAtMicros) {
        const auto length = static_cast<std::int64_t>(count);
        if (!isTime(heardAtMicros)) {
            std::fill(mono, mono + length, 0.0f);
            return;
        }
        follow(firstSample, heardAtMicros);
        nextOfDevice_ = firstSample + length;
        reportedSample_ = written();
        reportedAt_ = heardAtMicros;
        if (offset_.isKnown()) {
            writer_.write(mono, length, sessionAtEnd());
        } else {
            std::fill(mono, mono + length, 0.0f);
            writer_.pass(length);
        }
    }

    /** Lets time pass where no device does it; call it before every picture. */
    void advance(double nowMicros) {
        const bool isKnown = offset_.isKnown() && isTime(nowMicros);
        if (!isKnown || !(clock_.isRunning() || startAlone(nowMicros))) {
            return;
        }
        const double overdue = nowMicros - clock_.heardAt(written());
        if (hasDevice_ && overdue < kPatienceMicros) {
            return;
        }
        hasDevice_ = false;
        passTo(clock_.sampleAt(nowMicros));
    }

    /**
     * The session time being heard, as a program can know it; not a number while it is not known.
     * Says whose sound it is: empty in silence, which goes on without a seam; good until the
     * player takes more.
     */
    double positionAt(double nowMicros, std::string_view* utterance = nullptr) {
        const Track::Place place = placeAt(nowMicros, heard_, kToleranceMicros);
        if (utterance) {
            *utterance = writer_.idOf(place.utterance);
        }
        return place.ptsMicros;
    }

    /**
     * The session time that will be heard a little later than now, as far as can be foreseen: time
     * goes on as it does. Where it turns out not to (the sound runs dry) this waits for it, and
     * does not step back. Looking ahead does not touch what is heard now.
     */
    double foreseenAt(double atMicros, double aheadMicros) {
        return placeAt(atMicros, foreseen_, kToleranceMicros + (std::max)(aheadMicros, 0.0))
            .ptsMicros;
    }

    /**
     * The session time that the device's last request says is heard, unsmoothed; nothing in
     * silence, and while no device plays.
     */
    std::optional<double> sounding(double nowMicros) const {
        if (track_.isEmpty() || !hasDevice_ || !isTime(nowMicros)) {
            return std::nullopt;
        }
        const double passed = (nowMicros - reportedAt_) / writer_.sampleMicros();
        const Track::Place place = track_.at(reportedSample_ + passed);
        return place.utterance == kSilence ? std::nullopt : std::optional(place.ptsMicros);
    }

    /** Forgets what is queued and where time was: a new session. */
    void clear() {
        writer_.clear();
        track_.clear();
        heard_.restart();
        foreseen_.restart();
    }

private:
    static constexpr double kPatienceMicros = 100'000;  // without a request, until it goes alone
    static constexpr double kHiccupMicros = 50'000;  // a larger error: the device has stopped
    static constexpr double kStrayMicros = 10'000;   // likewise when its count of samples jumped
    static constexpr double kFarMicros = 2e6;        // beyond, time is not passed over but jumped
    static constexpr int kSilentBlocksPerSecond = 100;
    static constexpr double kToleranceMicros = Sound::kToleranceMicros;

    double written() const { return static_cast<double>(writer_.end()); }

    double sessionAtEnd() const {
        return offset_.sessionAt(clock_.heardAt(written())) - static_cast<double>(delayMicros_);
    }

    /** What a reader of the track finds; not a number while nothing was written, or at no time. */
    Track::Place placeAt(double clientMicros, Playhead& reader, double patienceMicros) {
        if (track_.isEmpty() || !isTime(clientMicros)) {
            return {std::numeric_limits<double>::quiet_NaN(), kSilence};
        }
        return reader.goTo(clock_.sampleAt(clientMicros), track_, patienceMicros);
    }

    /** Follows the device's clock, or begins to, behind what it has missed. */
    void follow(std::int64_t firstSample, double heardAtMicros) {
        const double late = clock_.errorOf(written(), heardAtMicros);
        const double most = nextOfDevice_ == firstSample ? kHiccupMicros : kStrayMicros;
        if (hasDevice_ && std::abs(late) < most) {
            clock_.note(written(), heardAtMicros);
            return;
        }
        const bool hasMissed = !hasDevice_ || late > kPatienceMicros;  // a hiccup misses nothing
        if (hasMissed && clock_.isRunning() && offset_.isKnown()) {
            passTo(clock_.sampleAt(heardAtMicros));
        }
        hasDevice_ = true;
        clock_.restart(written(), heardAtMicros, deviceRate());
    }

    bool startAlone(double nowMicros) {
        if (!waitingSince_) {
            waitingSince_ = nowMicros;
        }
        if (nowMicros - *waitingSince_ < kPatienceMicros) {
            return false;
        }
        clock_.restart(written(), nowMicros, deviceRate());
        return true;
    }

    /** Passes silently over everything up to a sample, and it too. */
    void passTo(double sample) {
        auto left = static_cast<std::int64_t>(std::floor(sample)) + 1 - writer_.end();
        if (static_cast<double>(left) * writer_.sampleMicros() > kFarMicros) {
            writer_.pass(left);
            writer_.jump();
            left = 1;
        }
        const std::int64_t block = deviceRate() / kSilentBlocksPerSecond;
        for (; left > 0; left -= block) {
            writer_.write(nullptr, (std::min)(left, block), sessionAtEnd());
        }
    }

    const OffsetEstimator& offset_;
    Track track_;
    DeviceClock clock_;
    SoundWriter writer_;
    std::int64_t delayMicros_ = 0;
    bool hasDevice_ = false;
    std::optional<std::int64_t> nextOfDevice_;
    double reportedSample_ = 0;
    double reportedAt_ = 0;
    std::optional<double> waitingSince_;
    Playhead heard_;
    Playhead foreseen_;
};

}  // namespace avatarbridge
