#pragma once

#include <cstdint>
#include <memory>
#include <optional>
#include <string>
#include <string_view>
#include <utility>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Zmtp/ByteStream.h"
#include "AvatarBridge/Zmtp/Commands.h"
#include "AvatarBridge/Zmtp/Handshake.h"
#include "AvatarBridge/Zmtp/Heartbeats.h"
#include "AvatarBridge/Zmtp/PacketListener.h"
#include "AvatarBridge/Zmtp/Pipe.h"
#include "AvatarBridge/Zmtp/SocketKind.h"
#include "AvatarBridge/Zmtp/ZmtpFault.h"
#include "AvatarBridge/Zmtp/ZmtpSettings.h"

namespace avatarbridge {

/**
 * Whoever is at the other end of one connection: connects, shakes hands, then carries messages
 * both ways until a fault ends it. Does no waiting of its own. For one thread; owns the stream.
 */
class ZmtpPeer {
public:
    ZmtpPeer(std::unique_ptr<ByteStream> stream, const SocketKind& kind,
             const ZmtpSettings& settings, std::int64_t nowMillis)
        : pipe_(std::move(stream), settings),
          kind_(kind),
          settings_(settings),
          beganMillis_(nowMillis) {}

    ZmtpPeer(const ZmtpPeer&) = delete;
    ZmtpPeer& operator=(const ZmtpPeer&) = delete;

    /** Whether hands are shaken, so that messages can be sent. */
    bool isReady() const { return heartbeats_.has_value(); }

    /**
     * Goes on with connecting; true when that has just been done. Sets the fault when the peer is
     * not there, or not the one wanted.
     */
    bool shake(std::int64_t nowMillis, ZmtpFault& fault) {
        if (!handshake_ && !isOpen(nowMillis, fault)) {
            return false;
        }
        pipe_.flush();
        for (bool hasCome = true; hasCome;) {
            hasCome = pipe_.fill();
            if (handshake_->advance(hasCome, nowMillis, fault)) {
                heartbeats_.emplace(settings_, handshake_->minorVersion() >= 1, nowMillis);
                return true;
            }
            if (fault.isSet()) {
                return false;
            }
        }
        isAlive(fault);
        return false;
    }

    /** Hands over the messages that came; false with the fault that ended the connection. */
    bool receive(std::int64_t nowMillis, PacketListener& listener, ZmtpFault& fault) {
        // What came together with the end of the handshake is here already.
        bool goesOn = handOver(listener, fault);
        for (int reads = 0; goesOn && reads < kMostReads && pipe_.fill(); reads++) {
            heartbeats_->heard(nowMillis);
            goesOn = handOver(listener, fault);
        }
        if (!goesOn || !isAlive(fault) || !isHeardOf(nowMillis, fault)) {
            return false;
        }
        pipe_.flush();
        return true;
    }

    /** Sends a message of one part; false while not ready, or when too many wait to be sent. */
    bool send(Bytes message) { return isReady() && pipe_.message(message); }

    /** Says that a topic is wanted, or no longer. */
    bool subscribe(Bytes topic, bool isWanted) {
        if (!isReady()) {
            return false;
        }
        if (handshake_->minorVersion() >= 1) {
            return pipe_.command(isWanted ? kSubscribeCommand : kCancelCommand, topic);
        }
        // ZMTP 3.0 has no commands for it, but messages that begin with 1 or 0.
        const std::uint8_t first = isWanted ? 1 : 0;
        return pipe_.message({&first, 1}, topic);
    }

    /** Waits for bytes. */
    void wait(int millis) { pipe_.wait(millis); }

private:
    // So that a peer that never stops cannot keep a caller; more is read the next time.
    static constexpr int kMostReads = 64;

    /** Whether the way is open, on which the handshake begins. */
    bool isOpen(std::int64_t nowMillis, ZmtpFault& fault) {
        const StreamState state = pipe_.state();
        if (state == StreamState::Open) {
            handshake_.emplace(pipe_, kind_, settings_.handshakeMillis, nowMillis);
            return true;
        }
        if (state == StreamState::Closed) {
            return fault.say(ZmtpFaultKind::Unreachable, pipe_.reason());
        }
        return nowMillis - beganMillis_ >= settings_.connectMillis
                   ? fault.say(ZmtpFaultKind::Unreachable,
                               "nobody answers within " + secondsText(settings_.connectMillis))
                   : false;
    }

    bool isAlive(ZmtpFault& fault) {
        if (pipe_.state() != StreamState::Closed) {
            return true;
        }
        const std::string reason = pipe_.reason();
        return fault.say(ZmtpFaultKind::Lost, reason.empty() ? "closed the connection" : reason);
    }

    bool isHeardOf(std::int64_t nowMillis, ZmtpFault& fault) {
        if (heartbeats_->isSilent(nowMillis)) {
            return fault.say(ZmtpFaultKind::Lost,
                             "has not answered for " + secondsText(settings_.pingAfterMillis +
                                                                   settings_.silentAfterMillis));
        }
        if (heartbeats_->ask(nowMillis)) {
            // A minute, in tenths of a second: longer than a breakpoint is usually looked at, so
            // that the peer does not give this process up meanwhile.
            constexpr std::uint8_t kTimeToLive[] = {600 >> 8, 600 & 0xFF};
            pipe_.command(kPingCommand, {kTimeToLive, sizeof(kTimeToLive)});
        }
        return true;
    }

    bool handOver(PacketListener& listener, ZmtpFault& fault) {
        ZmtpFrame frame;
        while (pipe_.reader().read(frame, fault)) {
            if (frame.isCommand()) {
                if (!heed(frame.body, fault)) {
                    return false;
                }
            } else if (!frame.hasMore()) {
                listener.onPacket(frame.body);
            }
        }
        return !fault.isSet();
    }

    bool heed(Bytes command, ZmtpFault& fault) {
        Bytes data;
        Bytes context;
        if (isCommand(command, kErrorCommand, data)) {
            return fault.say(ZmtpFaultKind::Lost, "ended the connection: " + reasonOf(data));
        }
        if (isCommand(command, kPingCommand, data)) {
            if (!readContext(data, context, fault)) {
                return false;
            }
            pipe_.command(kPongCommand, context);
        }
        return true;
    }

    Pipe pipe_;
    const SocketKind kind_;
    const ZmtpSettings settings_;
    const std::int64_t beganMillis_;
    std::optional<Handshake> handshake_;
    std::optional<Heartbeats> heartbeats_;
};

}  // namespace avatarbridge
