#pragma once

#include <array>
#include <cstdint>
#include <string>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Zmtp/Commands.h"
#include "AvatarBridge/Zmtp/Greeting.h"
#include "AvatarBridge/Zmtp/Pipe.h"
#include "AvatarBridge/Zmtp/SocketKind.h"
#include "AvatarBridge/Zmtp/Words.h"
#include "AvatarBridge/Zmtp/ZmtpFault.h"

namespace avatarbridge {

/**
 * The beginning of a connection: greetings, then READY from both sides. Both times we speak after
 * the peer: one that wants keys, or is not for our kind of socket, closes the connection on
 * hearing that, and could not be named. Only a peer that waits too is answered unheard.
 */
class Handshake {
public:
    /** Begins at once; the pipe is the peer's and outlives this. */
    Handshake(Pipe& pipe, const SocketKind& kind, int patienceMillis, std::int64_t nowMillis)
        : pipe_(pipe), kind_(kind), patienceMillis_(patienceMillis), sinceMillis_(nowMillis) {
        pipe_.raw({ours_.data(), Greeting::kFirstBytes});
    }

    Handshake(const Handshake&) = delete;
    Handshake& operator=(const Handshake&) = delete;

    /** Of ZMTP 3, that both speak; known once hands are shaken. */
    int minorVersion() const { return greeting_.minorVersion(); }

    /**
     * Reads what has come and says what is due. True once hands are shaken; sets the fault when
     * the peer is not the one wanted.
     */
    bool advance(bool hasCome, std::int64_t nowMillis, ZmtpFault& fault) {
        if (hasCome) {
            sinceMillis_ = nowMillis;
        }
        if (!isGreeted_ && !greet(nowMillis, fault)) {
            return false;
        }
        return agree(nowMillis, fault);
    }

private:
    static constexpr int kTurnMillis = 200;  // ZeroMQ speaks at once; others may wait for us

    bool greet(std::int64_t nowMillis, ZmtpFault& fault) {
        if (!greeting_.read(pipe_.reader().unread(), fault)) {
            return fault.isSet() ? false : await(nowMillis, fault);
        }
        pipe_.reader().skip(Greeting::kBytes);
        if (!greeting_.isOpen(fault)) {
            return false;
        }
        speak();
        isGreeted_ = true;
        hasSpoken_ = false;
        sinceMillis_ = nowMillis;
        return true;
    }

    bool agree(std::int64_t nowMillis, ZmtpFault& fault) {
        ZmtpFrame frame;
        if (!pipe_.reader().read(frame, fault)) {
            return fault.isSet() ? false : await(nowMillis, fault);
        }
        std::string socketType;
        if (!readReady(frame, socketType, fault) || !kind_.fits(socketType, fault)) {
            return false;
        }
        speak();
        return true;
    }

    /** Never true: speaks when the peer seems to wait for it, and then gives it up. */
    bool await(std::int64_t nowMillis, ZmtpFault& fault) {
        if (nowMillis - sinceMillis_ < (hasSpoken_ ? patienceMillis_ : kTurnMillis)) {
            return false;
        }
        if (hasSpoken_) {
            return fault.say(ZmtpFaultKind::WrongPeer,
                             std::string("takes connections but does not speak ZeroMQ: it ") +
                                 (pipe_.hasHeard() ? "stopped" : "said nothing") + " for " +
                                 secondsText(patienceMillis_));
        }
        speak();
        sinceMillis_ = nowMillis;
        return false;
    }

    /** Says our part of this step, once. */
    void speak() {
        if (hasSpoken_) {
            return;
        }
        hasSpoken_ = true;
        if (isGreeted_) {
            const auto properties = readyProperties(kind_.name());
            pipe_.command(kReadyCommand, {properties.data(), properties.size()});
        } else {
            pipe_.raw(Bytes{ours_.data(), ours_.size()}.from(Greeting::kFirstBytes));
        }
    }

    static bool readReady(const ZmtpFrame& frame, std::string& socketType, ZmtpFault& fault) {
        Bytes data;
        if (frame.isCommand() && isCommand(frame.body, kReadyCommand, data)) {
            return readSocketType(data, socketType, fault);
        }
        if (frame.isCommand() && isCommand(frame.body, kErrorCommand, data)) {
            return fault.say(ZmtpFaultKind::WrongPeer,
                             "refused the connection: " + reasonOf(data));
        }
        return fault.say(ZmtpFaultKind::Malformed,
                         "sent " + quoted(frame.body) + " instead of READY");
    }

    Pipe& pipe_;
    const SocketKind kind_;
    const int patienceMillis_;
    const std::array<std::uint8_t, Greeting::kBytes> ours_ = Greeting::ours();
    Greeting greeting_;
    std::int64_t sinceMillis_;
    bool isGreeted_ = false;
    bool hasSpoken_ = false;
};

}  // namespace avatarbridge
