#pragma once

#include <string>

#include "AvatarBridge/Base/Bytes.h"

namespace avatarbridge {

/** Takes what comes through a socket, while it is pumped: be quick, and do not destroy it. */
class PacketListener {
public:
    virtual ~PacketListener() = default;

    /** The peer was found to be the one wanted; messages can be sent. */
    virtual void onConnected() = 0;

    /** A message, good only during the call; of many parts, the last. */
    virtual void onPacket(Bytes packet) = 0;

    /** The connection ended. What was sent and not answered never will be. */
    virtual void onDisconnected(const std::string& reason) = 0;
};

}  // namespace avatarbridge
