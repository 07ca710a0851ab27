#pragma once

#include <algorithm>
#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <utility>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Zmtp/Backoff.h"
#include "AvatarBridge/Zmtp/ByteStream.h"
#include "AvatarBridge/Zmtp/Endpoint.h"
#include "AvatarBridge/Zmtp/PacketListener.h"
#include "AvatarBridge/Zmtp/SocketKind.h"
#include "AvatarBridge/Zmtp/SocketState.h"
#include "AvatarBridge/Zmtp/ZmtpFault.h"
#include "AvatarBridge/Zmtp/ZmtpPeer.h"
#include "AvatarBridge/Zmtp/ZmtpSettings.h"

namespace avatarbridge {

/**
 * Keeps one connection to one endpoint: connects, and again for ever when it is lost. For one
 * thread, which pumps it; the connector and the listener outlive it.
 */
class ZmtpSocket {
public:
    ZmtpSocket(Endpoint endpoint, const SocketKind& kind, const ZmtpSettings& settings,
               Connector& connector, PacketListener& listener)
        : endpoint_(std::move(endpoint)),
          kind_(kind),
          settings_(settings),
          connector_(connector),
          listener_(listener),
          backoff_(settings) {}

    ZmtpSocket(const ZmtpSocket&) = delete;
    ZmtpSocket& operator=(const ZmtpSocket&) = delete;

    const Endpoint& endpoint() const { return endpoint_; }

    SocketState state() const { return state_; }

    /** Why it is not connected; empty while it is, or before the first try. */
    const std::string& lastError() const { return lastError_; }

    /** Connects, reads and sends what can be without waiting. */
    void pump(std::int64_t nowMillis) {
        nowMillis_ = nowMillis;
        if (state_ == SocketState::Stopped || restMillis() > 0) {
            return;
        }
        ZmtpFault fault;
        if (!peer_) {
            connect(fault);
        }
        if (peer_ && !peer_->isReady() && peer_->shake(nowMillis, fault)) {
            meet();
        }
        if (peer_ && peer_->isReady()) {
            peer_->receive(nowMillis, listener_, fault);
        }
        if (fault.isSet()) {
            lose(fault);
        }
    }

    /** Waits until something can be pumped, or the time is up. */
    void wait(int millis) {
        if (peer_) {
            peer_->wait(millis);
        } else if (state_ == SocketState::Stopped) {
            connector_.rest(millis);
        } else {
            const std::int64_t left = (std::max)(restMillis(), std::int64_t{0});
            connector_.rest(static_cast<int>((std::min)(std::int64_t{millis}, left)));
        }
    }

    /** Sends a message; false while not connected, or when too many wait to be sent. */
    bool send(Bytes message) { return peer_ && peer_->send(message); }

    /** Says that a topic is wanted, or no longer; false while not connected. */
    bool subscribe(Bytes topic, bool isWanted) {
        return peer_ && peer_->subscribe(topic, isWanted);
    }

    /** Ends it for good, without a word to the listener. */
    void close() {
        peer_.reset();
        state_ = SocketState::Stopped;
    }

private:
    /** How long it is until the next try; not above 0 when that is due, or under way. */
    std::int64_t restMillis() const {
        return state_ == SocketState::Waiting ? retryAtMillis_ - nowMillis_ : 0;
    }

    void connect(ZmtpFault& fault) {
        state_ = SocketState::Connecting;
        if (endpoint_.isWildcard()) {
            fault.say(ZmtpFaultKind::BadEndpoint,
                      "means every host, which is for whoever listens; connect to one host, such "
                      "as tcp://127.0.0.1:" +
                          std::to_string(endpoint_.port()));
            return;
        }
        std::unique_ptr<ByteStream> stream =
            connector_.connect(endpoint_.host(), endpoint_.port());
        if (stream) {
            peer_.emplace(std::move(stream), kind_, settings_, nowMillis_);
        } else {
            fault.say(ZmtpFaultKind::Unreachable, "there are no sockets to connect with");
        }
    }

    void meet() {
        state_ = SocketState::Connected;
        metAtMillis_ = nowMillis_;
        lastError_.clear();
        listener_.onConnected();
    }

    void lose(const ZmtpFault& fault) {
        const bool wasConnected = state_ == SocketState::Connected;
        if (wasConnected) {
            backoff_.connected(nowMillis_ - metAtMillis_);
        }
        peer_.reset();
        state_ = SocketState::Waiting;
        lastError_ = endpoint_.text() + ": " + fault.text();
        retryAtMillis_ = nowMillis_ + backoff_.failed(fault.isLasting());
        if (wasConnected) {
            listener_.onDisconnected(lastError_);
        }
    }

    const Endpoint endpoint_;
    const SocketKind kind_;
    const ZmtpSettings settings_;
    Connector& connector_;
    PacketListener& listener_;
    Backoff backoff_;
    std::optional<ZmtpPeer> peer_;
    SocketState state_ = SocketState::Connecting;
    std::string lastError_;
    std::int64_t nowMillis_ = 0;
    std::int64_t metAtMillis_ = 0;
    std::int64_t retryAtMillis_ = 0;
};

}  // namespace avatarbridge
