#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string>
#include <vector>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Zmtp/ZmtpFault.h"
#include "AvatarBridge/Zmtp/ZmtpFrame.h"

namespace avatarbridge {

/**
 * Cuts received bytes into frames. For one thread. Its one buffer grows with bytes that came,
 * never by a length that a peer only claims, and never beyond the largest frame.
 */
class FrameReader {
public:
    /** Where the next bytes go. */
    struct Room {
        std::uint8_t* data;
        std::size_t size;
    };

    explicit FrameReader(std::size_t maxBodyBytes)
        : maxBodyBytes_(maxBodyBytes),
          buffer_((std::min)(kFirstBytes, maxBodyBytes + kLongHeader)) {}

    FrameReader(const FrameReader&) = delete;
    FrameReader& operator=(const FrameReader&) = delete;

    /** What came and was not read yet. */
    Bytes unread() const { return {buffer_.data() + start_, end_ - start_}; }

    /** Bytes that are held for the buffer. */
    std::size_t capacity() const { return buffer_.size(); }

    /** Where to put the next bytes, at least one; frames read before are void. */
    Room room() {
        if (start_ == end_) {
            start_ = end_ = 0;
        } else if (end_ == buffer_.size()) {
            makeRoom();
        }
        return {buffer_.data() + end_, buffer_.size() - end_};
    }

    /** Notes that so many bytes were put into the room. */
    void took(std::size_t count) { end_ += count; }

    /** Passes over bytes that were looked at in `unread`. */
    void skip(std::size_t count) { start_ += count; }

    /**
     * Reads the next frame; false when it has not come whole, and with a fault when it is not
     * allowed or too large.
     */
    bool read(ZmtpFrame& frame, ZmtpFault& fault) {
        const Bytes bytes = unread();
        if (bytes.isEmpty() || !areAllowed(bytes[0], fault)) {
            return false;
        }
        const bool isLong = (bytes[0] & kLongFlag) != 0;
        const std::size_t header = isLong ? kLongHeader : kShortHeader;
        if (bytes.size < header) {
            return false;
        }
        const std::uint64_t length = isLong ? bigEndian(bytes.data + 1) : bytes[1];
        if (length > maxBodyBytes_) {
            return refuse(length, fault);
        }
        if (bytes.size - header < length) {
            return false;
        }
        frame.flags = bytes[0];
        frame.body = bytes.from(header).upTo(static_cast<std::size_t>(length));
        start_ += header + frame.body.size;
        return true;
    }

private:
    static constexpr std::size_t kFirstBytes = 16 * 1024;
    static constexpr std::size_t kShortHeader = 2;
    static constexpr std::size_t kLongHeader = 9;

    static bool areAllowed(std::uint8_t flags, ZmtpFault& fault) {
        constexpr int kKnown = kMoreFlag | kLongFlag | kCommandFlag;
        constexpr int kCommandWithMore = kCommandFlag | kMoreFlag;
        if ((flags & ~kKnown) == 0 && (flags & kCommandWithMore) != kCommandWithMore) {
            return true;
        }
        constexpr char kDigits[] = "0123456789ABCDEF";
        return fault.say(ZmtpFaultKind::Malformed,
                         std::string("sent a frame with the flags 0x") + kDigits[flags >> 4] +
                             kDigits[flags & 15] + ", which ZMTP 3 does not have");
    }

    static std::uint64_t bigEndian(const std::uint8_t* bytes) {
        std::uint64_t number = 0;
        for (std::size_t i = 0; i < sizeof(number); i++) {
            number = number << 8 | bytes[i];
        }
        return number;
    }

    bool refuse(std::uint64_t length, ZmtpFault& fault) const {
        return fault.say(ZmtpFaultKind::Malformed,
                         "announced a frame of " + std::to_string(length) +
                             " bytes; at most " + std::to_string(maxBodyBytes_) + " are taken");
    }

    void makeRoom() {
        const std::size_t waiting = end_ - start_;
        std::memmove(buffer_.data(), buffer_.data() + start_, waiting);
        if (waiting > buffer_.size() / 2) {
            const std::size_t largest = (std::max)(maxBodyBytes_ + kLongHeader, waiting + 1);
            buffer_.resize((std::min)(buffer_.size() * 2, largest));
        }
        start_ = 0;
        end_ = waiting;
    }

    std::size_t maxBodyBytes_;
    std::vector<std::uint8_t> buffer_;
    std::size_t start_ = 0;
    std::size_t end_ = 0;
};

}  // namespace avatarbridge
