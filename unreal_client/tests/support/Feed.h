#pragma once

#include <cstdint>
#include <string_view>
#include <utility>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Playback/CharacterStream.h"
#include "AvatarBridge/Wire/PacketDecoder.h"
#include "AvatarBridge/Wire/StreamSink.h"

namespace avatarbridge {

/** Gives the records of packets to one stream, whatever their topic. */
class Feed : public StreamSink {
public:
    explicit Feed(CharacterStream& stream) : stream_(stream) {}

    /** Takes one packet; false for one that was refused. */
    bool take(Bytes packet) { return decoder_.decode(packet, *this, fault_); }

    void onDescription(std::string_view, DescriptionPtr description) override {
        stream_.takeDescription(std::move(description));
    }
    void onUtteranceStarted(std::string_view, const UtteranceStarted& started) override {
        stream_.takeUtteranceStarted(started);
    }
    void onAudio(std::string_view, const AudioChunk& chunk) override { stream_.takeAudio(chunk); }
    void onFrame(std::string_view, const Frame& frame) override { stream_.takeFrame(frame); }
    void onMoment(std::string_view, const Moment& moment) override { stream_.takeMoment(moment); }
    void onUtteranceEnded(std::string_view, const UtteranceEnded& ended) override {
        stream_.takeUtteranceEnded(ended);
    }
    void onInterrupted(std::string_view, const Interrupted& cut) override {
        stream_.takeInterrupted(cut);
    }
    void onHeartbeat(std::string_view, const Heartbeat& beat) override {
        stream_.takeHeartbeat(beat);
    }
    void onUnknown(std::string_view, std::int64_t seq) override { stream_.takeUnknown(seq); }

private:
    PacketDecoder decoder_;
    CharacterStream& stream_;
    Fault fault_;
};

}  // namespace avatarbridge
