#pragma once

#include <cstddef>

namespace avatarbridge {

/** Limits and times of a socket, which reads them once. */
struct ZmtpSettings {
    /** Largest frame that is taken: the wire's MAX_PACKET_BYTES. */
    std::size_t maxFrameBytes = 262144;

    /** Most bytes that wait to be sent: a burst of a few hundred requests. */
    std::size_t maxQueuedBytes = 262144;

    /** A try to connect ends after this, which looking up the host's name is a part of. */
    int connectMillis = 2000;

    /** A peer that says nothing for so long while shaking hands is given up. */
    int handshakeMillis = 2000;

    /** A peer that was silent for so long is asked whether it is there. */
    int pingAfterMillis = 1000;

    /** A peer that leaves that unanswered for so long is gone. */
    int silentAfterMillis = 2000;

    /** Wait after the first failure; doubled by each that follows. */
    int firstRetryMillis = 50;

    /**
     * Longest wait while nobody is there, so that the stream is back half a second after the
     * sidecar is.
     */
    int lastRetryMillis = 500;

    /** Wait while somebody is there who is not the one wanted. */
    int wrongPeerRetryMillis = 2000;
};

}  // namespace avatarbridge
