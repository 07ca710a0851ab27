#pragma once

#include <cstdint>

#include "AvatarBridge/Base/Bytes.h"

namespace avatarbridge {

// What the first byte of a frame may have set.
constexpr std::uint8_t kMoreFlag = 1;
constexpr std::uint8_t kLongFlag = 2;
constexpr std::uint8_t kCommandFlag = 4;

/** One frame, read in place: good only until more bytes are received. */
struct ZmtpFrame {
    std::uint8_t flags = 0;
    Bytes body;

    /** Whether it is a word of the protocol itself, not a part of a message. */
    bool isCommand() const { return (flags & kCommandFlag) != 0; }

    /** Whether further parts of the same message follow. */
    bool hasMore() const { return (flags & kMoreFlag) != 0; }
};

}  // namespace avatarbridge
