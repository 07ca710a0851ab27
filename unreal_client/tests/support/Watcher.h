#pragma once

#include <cstdint>
#include <string_view>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Wire/PacketDecoder.h"
#include "AvatarBridge/Wire/StreamSink.h"

namespace avatarbridge {

/** Tells what the last packet was, and when it is due. */
class Watcher : public StreamSink {
public:
    enum class Kind { None, Description, Frame, Other };

    Kind kind() const { return kind_; }

    std::int64_t ptsMicros() const { return ptsMicros_; }

    void take(Bytes packet) {
        kind_ = Kind::None;
        decoder_.decode(packet, *this, fault_);
    }

    void onDescription(std::string_view, DescriptionPtr) override { kind_ = Kind::Description; }
    void onFrame(std::string_view, const Frame& frame) override {
        note(frame);
        kind_ = Kind::Frame;
    }
    void onUtteranceStarted(std::string_view, const UtteranceStarted& one) override { note(one); }
    void onAudio(std::string_view, const AudioChunk& one) override { note(one); }
    void onMoment(std::string_view, const Moment& one) override { note(one); }
    void onUtteranceEnded(std::string_view, const UtteranceEnded& one) override { note(one); }
    void onInterrupted(std::string_view, const Interrupted& one) override { note(one); }
    void onHeartbeat(std::string_view, const Heartbeat& one) override { note(one); }
    void onUnknown(std::string_view, std::int64_t) override { kind_ = Kind::Other; }

private:
    template <typename Record>
    void note(const Record& record) {
        kind_ = Kind::Other;
        ptsMicros_ = record.ptsMicros;
    }

    PacketDecoder decoder_;
    Fault fault_;
    Kind kind_ = Kind::None;
    std::int64_t ptsMicros_ = 0;
};

}  // namespace avatarbridge
