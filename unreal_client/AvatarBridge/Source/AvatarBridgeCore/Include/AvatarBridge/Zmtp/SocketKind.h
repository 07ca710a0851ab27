#pragma once

#include <string>
#include <string_view>

#include "AvatarBridge/Zmtp/ZmtpFault.h"

namespace avatarbridge {

/** A sort of socket: what it calls itself, and whom it can talk to. */
class SocketKind {
public:
    /** Receives what is published. */
    static SocketKind subscriber() { return {"SUB", "the stream", "PUB XPUB"}; }

    /** Sends requests, receives answers. */
    static SocketKind dealer() { return {"DEALER", "requests", "ROUTER DEALER REP"}; }

    std::string_view name() const { return name_; }

    /** Whether this kind can talk to a peer of that type. */
    bool fits(std::string_view socketType, ZmtpFault& fault) const {
        std::string wanted;
        std::string_view left = peers_;
        while (!left.empty()) {
            const std::string_view peer = left.substr(0, left.find(' '));
            if (peer == socketType) {
                return true;
            }
            wanted.append(wanted.empty() ? "" : " or ").append(peer);
            left.remove_prefix(peer.size() < left.size() ? peer.size() + 1 : left.size());
        }
        return fault.say(ZmtpFaultKind::WrongPeer,
                         std::string("is a ")
                             .append(socketType.empty() ? "nameless" : socketType)
                             .append(" socket; ")
                             .append(purpose_)
                             .append(" needs " + wanted)
                             .append(". Are the addresses of the stream and of the requests "
                                     "swapped?"));
    }

private:
    SocketKind(std::string_view name, std::string_view purpose, std::string_view peers)
        : name_(name), purpose_(purpose), peers_(peers) {}

    std::string_view name_;
    std::string_view purpose_;
    std::string_view peers_;
};

}  // namespace avatarbridge
