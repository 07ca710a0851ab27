#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Zmtp/Words.h"
#include "AvatarBridge/Zmtp/ZmtpFault.h"

// The words of the protocol: their names, as on the wire with their length, and how they are read.

namespace avatarbridge {

constexpr std::string_view kReadyCommand = "\5READY";
constexpr std::string_view kErrorCommand = "\5ERROR";
constexpr std::string_view kSubscribeCommand = "\11SUBSCRIBE";
constexpr std::string_view kCancelCommand = "\6CANCEL";
constexpr std::string_view kPingCommand = "\4PING";
constexpr std::string_view kPongCommand = "\4PONG";

/** Whether the body of a command is of this name; if so, what it carries. */
inline bool isCommand(Bytes body, std::string_view name, Bytes& data) {
    const bool isIt = body.text().substr(0, name.size()) == name;
    data = isIt ? body.from(name.size()) : Bytes{};
    return isIt;
}

/** Adds a property as READY carries them. */
inline void addProperty(std::string_view name, std::string_view value,
                        std::vector<std::uint8_t>& into) {
    into.push_back(static_cast<std::uint8_t>(name.size()));
    into.insert(into.end(), name.begin(), name.end());
    for (int shift = 24; shift >= 0; shift -= 8) {
        into.push_back(static_cast<std::uint8_t>(value.size() >> shift));
    }
    into.insert(into.end(), value.begin(), value.end());
}

/** What READY carries of a client: its type, and no identity. */
inline std::vector<std::uint8_t> readyProperties(std::string_view socketType) {
    std::vector<std::uint8_t> properties;
    addProperty("Socket-Type", socketType, properties);
    addProperty("Identity", "", properties);
    return properties;
}

/** Takes the next property out of what READY carries; false when it is cut off. */
inline bool takeProperty(Bytes& data, Bytes& name, Bytes& value) {
    constexpr std::size_t kLengthBytes = 4;
    const std::size_t nameEnd = 1 + std::size_t{data[0]};
    if (data.size < nameEnd + kLengthBytes) {
        return false;
    }
    name = data.from(1).upTo(data[0]);
    std::uint32_t length = 0;
    for (std::size_t i = 0; i < kLengthBytes; i++) {
        length = length << 8 | data[nameEnd + i];
    }
    data = data.from(nameEnd + kLengthBytes);
    if (length > data.size) {
        return false;
    }
    value = data.upTo(length);
    data = data.from(length);
    return true;
}

/** Finds the peer's socket type in its READY; empty when it names none. */
inline bool readSocketType(Bytes data, std::string& socketType, ZmtpFault& fault) {
    socketType.clear();
    Bytes name;
    Bytes value;
    while (!data.isEmpty()) {
        if (!takeProperty(data, name, value)) {
            return fault.say(ZmtpFaultKind::Malformed, "sent a READY that is cut off");
        }
        if (isSameWord(name.text(), "Socket-Type")) {
            socketType = shown(value);
        }
    }
    return true;
}

/** The reason that an ERROR gives. */
inline std::string reasonOf(Bytes data) {
    return quoted(data.isEmpty() ? data : data.from(1).upTo(data[0]));
}

/** What the answer to a PING repeats of it. */
inline bool readContext(Bytes data, Bytes& context, ZmtpFault& fault) {
    constexpr std::size_t kTimeToLiveBytes = 2;
    constexpr std::size_t kMostContextBytes = 16;
    if (data.size < kTimeToLiveBytes) {
        return fault.say(ZmtpFaultKind::Malformed, "sent a PING without a time to live");
    }
    context = data.from(kTimeToLiveBytes).upTo(kMostContextBytes);
    return true;
}

}  // namespace avatarbridge
