#pragma once

#include <cstdint>
#include <string>
#include <vector>

namespace avatarbridge {

/** What a connection test saw. */
struct ConnectionFacts {
    /** Where the stream was looked for. */
    std::string streamEndpoint;

    /** Where requests went; empty when nobody takes any, as in a replay. */
    std::string controlEndpoint;

    /** Why the addresses cannot be used; empty when they can. */
    std::string addressError;

    /** Whether somebody took the connection for the stream and spoke ZeroMQ. */
    bool isStreamConnected = false;

    /** What the sockets said last; empty when nothing went wrong. */
    std::string linkError;

    /** The characters that described themselves. */
    std::vector<std::string> characters;

    /** Of the first of them; 0 when there is none. */
    int frameRate = 0;
    int sampleRate = 0;

    /** Packets that could not be read. */
    std::int64_t malformed = 0;

    /** Whether a ping was answered, and how fast. */
    bool isAnswered = false;
    double roundTripMillis = 0;
};

}  // namespace avatarbridge
