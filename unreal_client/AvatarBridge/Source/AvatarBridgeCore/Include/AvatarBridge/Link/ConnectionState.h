#pragma once

namespace avatarbridge {

/** How a connection to a sidecar stands. */
enum class ConnectionState {
    /** Closed, or never possible. */
    Stopped,
    /** Looking for the sidecar. */
    Connecting,
    /** The sidecar is there, and its stream flows or is about to. */
    Connected,
    /**
     * The sidecar is there, but nothing has come for three seconds: nobody of that name is on
     * stage, or it hangs.
     */
    Silent,
    /** It did not work, or ended; the next try comes soon by itself. */
    Waiting,
};

}  // namespace avatarbridge
