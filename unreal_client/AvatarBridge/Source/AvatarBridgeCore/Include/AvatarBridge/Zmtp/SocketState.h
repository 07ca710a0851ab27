#pragma once

namespace avatarbridge {

/** How a socket's connection stands. */
enum class SocketState {
    /** Closed. */
    Stopped,
    /** Looking for the peer, or shaking hands with it. */
    Connecting,
    /** The peer is there, and is the one wanted. */
    Connected,
    /** It did not work; the next try comes soon. */
    Waiting,
};

}  // namespace avatarbridge
