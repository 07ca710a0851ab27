#pragma once

#include <algorithm>
#include <cstdint>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "AvatarBridge/Zmtp/ZmtpSocket.h"

namespace avatarbridge {

/**
 * A SUB socket: receives what is published on the topics it wants, and asks for them again
 * whenever it connects. For one thread, which pumps it.
 */
class Subscriber : private PacketListener {
public:
    Subscriber(Endpoint endpoint, const ZmtpSettings& settings, Connector& connector,
               PacketListener& listener)
        : listener_(listener),
          socket_(std::move(endpoint), SocketKind::subscriber(), settings, connector, *this) {}

    const Endpoint& endpoint() const { return socket_.endpoint(); }

    SocketState state() const { return socket_.state(); }

    /** Why it is not connected; empty while it is, or before the first try. */
    const std::string& lastError() const { return socket_.lastError(); }

    /** Connects, and again for ever; receives what is published. */
    void pump(std::int64_t nowMillis) { socket_.pump(nowMillis); }

    /** Waits until something can be pumped, or the time is up. */
    void wait(int millis) { socket_.wait(millis); }

    /** Wants the messages that begin with a topic; the empty one is all of them. */
    void subscribe(std::string_view topic) {
        if (std::find(topics_.begin(), topics_.end(), topic) == topics_.end()) {
            topics_.emplace_back(topic);
            socket_.subscribe(bytesOf(topic), true);
        }
    }

    /** Wants them no longer; those under way may still come. */
    void unsubscribe(std::string_view topic) {
        const auto found = std::find(topics_.begin(), topics_.end(), topic);
        if (found != topics_.end()) {
            topics_.erase(found);
            socket_.subscribe(bytesOf(topic), false);
        }
    }

    /** Ends it for good. */
    void close() { socket_.close(); }

private:
    void onConnected() override {
        for (const std::string& topic : topics_) {
            socket_.subscribe(bytesOf(topic), true);
        }
        listener_.onConnected();
    }

    void onPacket(Bytes packet) override { listener_.onPacket(packet); }

    void onDisconnected(const std::string& reason) override { listener_.onDisconnected(reason); }

    PacketListener& listener_;
    std::vector<std::string> topics_;
    ZmtpSocket socket_;
};

}  // namespace avatarbridge
