#pragma once

#include <string_view>

namespace avatarbridge {

/** The kinds of records and answers, as the wire's specification names them. */
struct Kinds {
    static constexpr std::string_view kDescribe = "describe";
    static constexpr std::string_view kUtteranceStarted = "utterance-started";
    static constexpr std::string_view kAudio = "audio";
    static constexpr std::string_view kFrame = "frame";
    static constexpr std::string_view kEvent = "event";
    static constexpr std::string_view kUtteranceEnded = "utterance-ended";
    static constexpr std::string_view kInterrupted = "interrupted";
    static constexpr std::string_view kHeartbeat = "heartbeat";

    static constexpr std::string_view kDone = "done";
    static constexpr std::string_view kRefused = "refused";
};

}  // namespace avatarbridge
