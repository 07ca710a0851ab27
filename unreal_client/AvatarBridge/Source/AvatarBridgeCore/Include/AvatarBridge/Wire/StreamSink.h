#pragma once

#include <string_view>

#include "AvatarBridge/Wire/Records.h"
#include "AvatarBridge/Wire/Rig.h"

namespace avatarbridge {

/**
 * Takes the records of a stream, one call for each packet, on the thread that decodes. Whatever
 * is read in place, the character's name too, is good only during the call.
 */
class StreamSink {
public:
    virtual ~StreamSink() = default;

    virtual void onDescription(std::string_view character, DescriptionPtr description) = 0;
    virtual void onUtteranceStarted(std::string_view character, const UtteranceStarted&) = 0;
    virtual void onAudio(std::string_view character, const AudioChunk&) = 0;
    virtual void onFrame(std::string_view character, const Frame&) = 0;
    virtual void onMoment(std::string_view character, const Moment&) = 0;
    virtual void onUtteranceEnded(std::string_view character, const UtteranceEnded&) = 0;
    virtual void onInterrupted(std::string_view character, const Interrupted&) = 0;
    virtual void onHeartbeat(std::string_view character, const Heartbeat&) = 0;

    /** A record of a later minor version: not understood, but not lost. */
    virtual void onUnknown(std::string_view character, std::int64_t seq) = 0;
};

}  // namespace avatarbridge
