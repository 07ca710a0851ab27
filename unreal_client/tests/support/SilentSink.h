#pragma once

#include <string_view>

#include "AvatarBridge/Wire/Records.h"
#include "AvatarBridge/Wire/Rig.h"
#include "AvatarBridge/Wire/StreamSink.h"

namespace avatarbridge {

/** Looks at the numbers of what it is given, and keeps nothing but a sum. */
class SilentSink : public StreamSink {
public:
    /** Of something of every record, so that nothing of the work can be left out. */
    double sum = 0;

    /** How often it was called. */
    int calls = 0;

    void onDescription(std::string_view, DescriptionPtr description) override {
        add(static_cast<double>(description->seq));
    }

    void onUtteranceStarted(std::string_view, const UtteranceStarted& started) override {
        add(static_cast<double>(started.seq));
    }

    void onAudio(std::string_view, const AudioChunk& chunk) override {
        add(chunk.samples.count() > 0 ? chunk.samples[0] : 0);
    }

    void onFrame(std::string_view, const Frame& frame) override { add(frame.head[6]); }

    void onMoment(std::string_view, const Moment& moment) override {
        add(static_cast<double>(moment.seq));
    }

    void onUtteranceEnded(std::string_view, const UtteranceEnded& ended) override {
        add(static_cast<double>(ended.seq));
    }

    void onInterrupted(std::string_view, const Interrupted& interrupted) override {
        add(static_cast<double>(interrupted.seq));
    }

    void onHeartbeat(std::string_view, const Heartbeat& heartbeat) override {
        add(static_cast<double>(heartbeat.seq));
    }

    void onUnknown(std::string_view, std::int64_t seq) override { add(static_cast<double>(seq)); }

private:
    void add(double number) {
        sum += number;
        calls++;
    }
};

}  // namespace avatarbridge
