#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <memory>
#include <string_view>
#include <utility>
#include <vector>

#include "AvatarBridge/Playback/Sound.h"
#include "AvatarBridge/Playback/Utterances.h"
#include "AvatarBridge/Wire/Records.h"

namespace avatarbridge {

/**
 * Sounds by session time, and which utterance is going on. What was played is kept for what comes
 * next, so that it allocates only while it grows. For one thread at a time.
 */
class SoundQueue {
public:
    std::size_t count() const { return sounds_.size(); }

    /** The sound at a place; 0 is the one whose turn it is. */
    Sound& operator[](std::size_t index) { return *sounds_[index]; }
    const Sound& operator[](std::size_t index) const { return *sounds_[index]; }

    /** Chunks that came too late to be played, or twice. */
    std::int64_t stale() const { return stale_; }

    /** The id of an utterance whose sound was here of late; empty of silence. */
    std::string_view idOf(UtteranceNumber utterance) const { return utterances_.idOf(utterance); }

    /** Whether an utterance is under way and there is nothing to play; forgets one that ended. */
    bool isStarved() {
        if (!sounds_.empty()) {
            return false;
        }
        if (utterances_.hasEnded(speaking_)) {
            speaking_ = kSilence;
        }
        return speaking_ != kSilence;
    }

    /** Whether what comes next goes on with the utterance under way. */
    bool isMidway() const {
        return !sounds_.empty() && speaking_ != kSilence &&
               sounds_.front()->utterance() == speaking_;
    }

    /** How much sound is here. */
    double bufferedMicros(int deviceRate) const {
        double total = 0;
        for (const auto& sound : sounds_) {
            total += (std::max)(sound->endMicros() - sound->nextMicros(deviceRate), 0.0);
        }
        return total;
    }

    /** Takes one chunk; one that is here, or past its turn, or void, is dropped. */
    void add(const AudioChunk& chunk) {
        if (chunk.seq <= lastSeq_ || has(chunk.seq)) {
            stale_++;
            return;
        }
        if (isWild(chunk) || chunk.samples.count() == 0) {
            return;
        }
        std::unique_ptr<Sound> sound = takeSpare();
        const UtteranceNumber utterance = utterances_.numberOf(chunk.utteranceId);
        sound->take(chunk, utterance);
        const double cut = utterances_.cutMicros(utterance);
        if (cut < sound->endMicros()) {
            sound->fadeOut(cut, cut);
        }
        if (sound->length() > 0) {
            insert(std::move(sound));
        } else {
            spare_.push_back(std::move(sound));
        }
    }

    /** Expects no more of an utterance than is here. */
    void end(std::string_view utteranceId) { utterances_.end(utterances_.numberOf(utteranceId)); }

    /**
     * Drops what an interruption voids, but for a fade; `cursor` is how far sound was written,
     * which cannot be taken back.
     */
    void cut(const Interrupted& interrupted, double cursor) {
        const UtteranceNumber utterance = utterances_.numberOf(interrupted.utteranceId);
        const double pts = static_cast<double>(interrupted.ptsMicros);
        bool isPlaying = speaking_ == utterance;
        const double from = isPlaying ? (std::max)(pts, cursor) : pts;
        for (const auto& sound : sounds_) {
            if (sound->utterance() == utterance) {
                isPlaying |= sound->ptsMicros() < from;
                sound->fadeOut(from, isPlaying ? from + kFadeMicros : from);
            }
        }
        dropEmpty();
        utterances_.cut(utterance, pts);
    }

    /** Drops what comes before a session time, as one does who joins late. */
    void skipTo(double ptsMicros, int deviceRate) {
        for (const auto& sound : sounds_) {
            sound->skipTo(ptsMicros, deviceRate);
        }
        dropEmpty();
    }

    /** Goes on for a device of another rate. */
    void rescale(int fromRate, int toRate) {
        for (const auto& sound : sounds_) {
            sound->goTo(sound->position() * toRate / fromRate);
        }
    }

    /** Notes that the first sound is played; what comes before it is stale. */
    void beginFirst() {
        lastSeq_ = (std::max)(lastSeq_, sounds_.front()->seq());
        speaking_ = sounds_.front()->utterance();
    }

    /** Lets go of the first sound, which was played to its end. */
    void finishFirst() {
        spare_.push_back(std::move(sounds_.front()));
        sounds_.erase(sounds_.begin());
    }

    /** Lets go of the first sound, which is too old to be played. */
    void dropFirst() {
        finishFirst();
        stale_++;
    }

    /** Stops expecting more of the utterance under way. */
    void giveUp() { speaking_ = kSilence; }

    /** Forgets everything but the count: a new session. */
    void clear() {
        while (!sounds_.empty()) {
            spare_.push_back(std::move(sounds_.back()));
            sounds_.pop_back();
        }
        utterances_.clear();
        lastSeq_ = -1;
        speaking_ = kSilence;
    }

private:
    static constexpr double kLongestMicros = 60e6;    // a minute ahead is a sender gone wild
    static constexpr std::size_t kMostSounds = 4096;  // a minute of chunks of 15 ms
    static constexpr double kFadeMicros = 5'000;

    bool has(std::int64_t seq) const {
        return std::any_of(sounds_.begin(), sounds_.end(),
                           [seq](const auto& sound) { return sound->seq() == seq; });
    }

    bool isWild(const AudioChunk& chunk) const {
        const double pts = static_cast<double>(chunk.ptsMicros);
        const double first = sounds_.empty() ? pts : sounds_.front()->ptsMicros();
        return sounds_.size() == kMostSounds || pts - first >= kLongestMicros;
    }

    std::unique_ptr<Sound> takeSpare() {
        if (spare_.empty()) {
            return std::make_unique<Sound>();
        }
        std::unique_ptr<Sound> sound = std::move(spare_.back());
        spare_.pop_back();
        return sound;
    }

    /** Behind all of the same time or earlier; what comes is mostly the last. */
    void insert(std::unique_ptr<Sound> sound) {
        auto place = sounds_.end();
        while (place != sounds_.begin() && (*(place - 1))->ptsMicros() > sound->ptsMicros()) {
            place--;
        }
        sounds_.insert(place, std::move(sound));
        spare_.reserve(sounds_.size() + spare_.size());  // so that letting go never allocates
    }

    void dropEmpty() {
        std::size_t kept = 0;
        for (auto& sound : sounds_) {
            if (sound->length() > 0) {
                std::swap(sounds_[kept++], sound);
            }
        }
        while (sounds_.size() > kept) {
            spare_.push_back(std::move(sounds_.back()));
            sounds_.pop_back();
        }
    }

    std::vector<std::unique_ptr<Sound>> sounds_;
    std::vector<std::unique_ptr<Sound>> spare_;
    Utterances utterances_;
    std::int64_t lastSeq_ = -1;
    UtteranceNumber speaking_ = kSilence;
    std::int64_t stale_ = 0;
};

}  // namespace avatarbridge
