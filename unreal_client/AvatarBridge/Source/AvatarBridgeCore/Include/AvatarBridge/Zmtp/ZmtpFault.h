#pragma once

#include <string>
#include <utility>

namespace avatarbridge {

/** What sort of thing went wrong with a connection. */
enum class ZmtpFaultKind {
    /** Nothing did. */
    None,
    /** What was given is not an address that can be connected to. */
    BadEndpoint,
    /** Nobody listens there, or the way there is closed. */
    Unreachable,
    /** The connection ended, broke, or fell silent. */
    Lost,
    /** Somebody else listens there: no ZeroMQ, too old a one, another socket. */
    WrongPeer,
    /** The peer speaks only to who has keys or a password. */
    NeedsKeys,
    /** The peer said what the protocol does not allow, or more than is taken. */
    Malformed,
};

/** Why a connection did not come about or ended, in words that follow its address. */
class ZmtpFault {
public:
    bool isSet() const { return kind_ != ZmtpFaultKind::None; }

    ZmtpFaultKind kind() const { return kind_; }

    const std::string& text() const { return text_; }

    /** Whether trying again soon is unlikely to help. */
    bool isLasting() const {
        return isSet() && kind_ != ZmtpFaultKind::Unreachable && kind_ != ZmtpFaultKind::Lost;
    }

    /** Keeps the first that it is given; returns false, so that `return fault.say(…)`. */
    bool say(ZmtpFaultKind kind, std::string text) {
        if (!isSet()) {
            kind_ = kind;
            text_ = std::move(text);
        }
        return false;
    }

private:
    ZmtpFaultKind kind_ = ZmtpFaultKind::None;
    std::string text_;
};

}  // namespace avatarbridge
