#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Wire/Limits.h"

namespace avatarbridge {

/** The outside of packets: a topic, where there is one, and the version. Stateless; any thread. */
struct Envelope {
    /** Splits a stream packet into its topic, without the zero byte, and the map. */
    static bool openPacket(Bytes packet, std::string_view& topic, Bytes& body, Fault& fault) {
        if (!isWithinSize(packet, fault)) {
            return false;
        }
        const Bytes searched = packet.upTo(Limits::kMaxCharacterBytes + 1);
        const std::size_t end = searched.text().find('\0');
        if (end == 0 || end == std::string_view::npos) {
            return fault.say("topic: found no name that ends within " +
                             std::to_string(Limits::kMaxCharacterBytes) + " bytes");
        }
        topic = packet.upTo(end).text();
        return openVersioned(packet.from(end + 1), body, fault);
    }

    /** Gives the map that follows the version bytes, which it checks. */
    static bool openVersioned(Bytes versioned, Bytes& body, Fault& fault) {
        constexpr std::size_t kVersionBytes = 2;
        if (!isWithinSize(versioned, fault)) {
            return false;
        }
        if (versioned.size < kVersionBytes) {
            return fault.say("ends before its version");
        }
        if (versioned[0] != Limits::kMajor) {
            return fault.say("found version " + version(versioned[0], versioned[1]) +
                             ", expected " + version(Limits::kMajor, Limits::kMinor) + " or any " +
                             std::to_string(Limits::kMajor) + ".x");
        }
        body = versioned.from(kVersionBytes);
        return true;
    }

private:
    static bool isWithinSize(Bytes packet, Fault& fault) {
        return packet.size <= Limits::kMaxPacketBytes ||
               fault.say("found " + std::to_string(packet.size) + " bytes, expected at most " +
                         std::to_string(Limits::kMaxPacketBytes));
    }

    static std::string version(unsigned major, unsigned minor) {
        return std::to_string(major) + "." + std::to_string(minor);
    }
};

}  // namespace avatarbridge
