#pragma once

#include <string>
#include <vector>

#include "AvatarBridge/Zmtp/PacketListener.h"

namespace avatarbridge {

/** Keeps what comes through a socket. */
class Overheard : public PacketListener {
public:
    int connections = 0;
    std::vector<std::string> packets;
    std::vector<std::string> reasons;

    void onConnected() override { connections++; }
    void onPacket(Bytes packet) override { packets.emplace_back(packet.text()); }
    void onDisconnected(const std::string& reason) override { reasons.push_back(reason); }
};

}  // namespace avatarbridge
