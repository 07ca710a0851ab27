#pragma once

#include <cstdint>
#include <string>
#include <utility>

#include "AvatarBridge/Zmtp/ZmtpSocket.h"

namespace avatarbridge {

/**
 * A DEALER socket: sends requests and receives answers, in whatever order they come. For one
 * thread, which pumps it.
 */
class Dealer {
public:
    Dealer(Endpoint endpoint, const ZmtpSettings& settings, Connector& connector,
           PacketListener& listener)
        : socket_(std::move(endpoint), SocketKind::dealer(), settings, connector, listener) {}

    const Endpoint& endpoint() const { return socket_.endpoint(); }

    SocketState state() const { return socket_.state(); }

    /** Why it is not connected; empty while it is, or before the first try. */
    const std::string& lastError() const { return socket_.lastError(); }

    /** Connects, and again for ever; receives answers. */
    void pump(std::int64_t nowMillis) { socket_.pump(nowMillis); }

    /** Waits until something can be pumped, or the time is up. */
    void wait(int millis) { socket_.wait(millis); }

    /** Sends a message; false while not connected, or when too many wait to be sent. */
    bool send(Bytes message) { return socket_.send(message); }

    /** Ends it for good. */
    void close() { socket_.close(); }

private:
    ZmtpSocket socket_;
};

}  // namespace avatarbridge
