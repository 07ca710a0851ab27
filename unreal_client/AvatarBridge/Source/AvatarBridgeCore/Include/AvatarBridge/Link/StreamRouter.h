#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <string_view>
#include <utility>

#include "AvatarBridge/Link/Member.h"
#include "AvatarBridge/Link/Roster.h"
#include "AvatarBridge/Link/Seen.h"
#include "AvatarBridge/Wire/StreamSink.h"

namespace avatarbridge {

/**
 * Hands each record to the character it is of; those of characters that nobody follows are passed
 * over. For the thread that pumps.
 */
class StreamRouter : public StreamSink {
public:
    using Described = std::function<void(Member&, const Description&)>;

    StreamRouter(const Roster& roster, Seen& seen, Described described)
        : roster_(roster), seen_(seen), described_(std::move(described)) {}

    StreamRouter(const StreamRouter&) = delete;
    StreamRouter& operator=(const StreamRouter&) = delete;

    /** Records of kinds that are not known here (any thread). */
    std::int64_t unknown() const { return unknown_; }

    void onDescription(std::string_view character, DescriptionPtr description) override {
        seen_.see(character);
        if (Member* member = roster_.find(character)) {
            member->stream->takeDescription(description);
            described_(*member, *description);
        }
    }

    void onUtteranceStarted(std::string_view character, const UtteranceStarted& started) override {
        give(character, &CharacterStream::takeUtteranceStarted, started);
    }

    void onAudio(std::string_view character, const AudioChunk& chunk) override {
        give(character, &CharacterStream::takeAudio, chunk);
    }

    void onFrame(std::string_view character, const Frame& frame) override {
        give(character, &CharacterStream::takeFrame, frame);
    }

    void onMoment(std::string_view character, const Moment& moment) override {
        give(character, &CharacterStream::takeMoment, moment);
    }

    void onUtteranceEnded(std::string_view character, const UtteranceEnded& ended) override {
        give(character, &CharacterStream::takeUtteranceEnded, ended);
    }

    void onInterrupted(std::string_view character, const Interrupted& interrupted) override {
        give(character, &CharacterStream::takeInterrupted, interrupted);
    }

    void onHeartbeat(std::string_view character, const Heartbeat& heartbeat) override {
        give(character, &CharacterStream::takeHeartbeat, heartbeat);
    }

    void onUnknown(std::string_view character, std::int64_t seq) override {
        unknown_++;
        if (Member* member = roster_.find(character)) {
            member->stream->takeUnknown(seq);
        }
    }

private:
    template <typename Record>
    void give(std::string_view character, void (CharacterStream::*take)(const Record&),
              const Record& record) {
        if (Member* member = roster_.find(character)) {
            ((*member->stream).*take)(record);
        }
    }

    const Roster& roster_;
    Seen& seen_;
    const Described described_;
    std::atomic<std::int64_t> unknown_{0};
};

}  // namespace avatarbridge
