#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace avatarbridge {

/** The answer to a request: done, or refused. */
struct Reply {
    /** The request's own; 0 in a refusal of one that could not be read. */
    std::int64_t requestId = 0;

    /** False when it was refused; then the code and the message say why. */
    bool isDone = false;

    /**
     * The session clock when the answer was written, so that any answer that is done serves as a
     * ping; 0 in a refusal.
     */
    std::int64_t sessionMicros = 0;

    /** Of "say" and "turn": the turn that answers; else empty. */
    std::string turnId;

    /** Of "describe": a stream packet with its topic; else empty. */
    std::vector<std::uint8_t> packet;

    /** Of "resend": how many records follow on the stream. */
    std::int64_t resent = 0;

    /** Of a refusal: a word for programs, such as "bad-request"; else empty. */
    std::string code;

    /** Of a refusal: what was wrong and what to do, for people; else empty. */
    std::string message;
};

}  // namespace avatarbridge
