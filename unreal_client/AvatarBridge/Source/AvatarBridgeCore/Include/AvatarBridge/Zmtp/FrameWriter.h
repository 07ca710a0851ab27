#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstring>
#include <vector>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Zmtp/ZmtpFrame.h"

namespace avatarbridge {

/** Frames that wait to be sent, in one buffer that grows up to a limit. For one thread. */
class FrameWriter {
public:
    /** At most `maxBytes` wait at a time. */
    explicit FrameWriter(std::size_t maxBytes) : maxBytes_(maxBytes), buffer_(kFirstBytes) {}

    FrameWriter(const FrameWriter&) = delete;
    FrameWriter& operator=(const FrameWriter&) = delete;

    bool isEmpty() const { return start_ == end_; }

    /** What is to be sent next. */
    Bytes unsent() const { return {buffer_.data() + start_, end_ - start_}; }

    /** Notes that so many bytes of `unsent` are on their way. */
    void sent(std::size_t count) {
        start_ += count;
        if (isEmpty()) {
            start_ = end_ = 0;
        }
    }

    /** Adds bytes that are no frame, of a greeting. */
    void raw(Bytes bytes) { copy(bytes, grow(bytes.size)); }

    /** Adds a message of one part, in two pieces; false when there is no room for it. */
    bool message(Bytes first, Bytes second = {}) { return frame(0, first, second); }

    /**
     * Adds a command; false when there is no room for it. The name stands with its length before
     * it, as `Commands.h` has them.
     */
    bool command(Bytes name, Bytes data) { return frame(kCommandFlag, name, data); }

private:
    static constexpr std::size_t kFirstBytes = 1024;
    static constexpr std::size_t kLongestShort = 255;
    static constexpr std::size_t kLongHeader = 9;

    bool frame(std::uint8_t flags, Bytes first, Bytes second) {
        const std::size_t length = first.size + second.size;
        if (end_ - start_ + kLongHeader + length > maxBytes_) {
            return false;
        }
        header(flags, length);
        copy(first, grow(first.size));
        copy(second, grow(second.size));
        return true;
    }

    void header(std::uint8_t flags, std::size_t length) {
        if (length <= kLongestShort) {
            std::uint8_t* bytes = grow(2);
            bytes[0] = flags;
            bytes[1] = static_cast<std::uint8_t>(length);
            return;
        }
        std::uint8_t* bytes = grow(kLongHeader);
        bytes[0] = flags | kLongFlag;
        std::uint64_t left = length;
        for (std::size_t i = kLongHeader - 1; i > 0; i--) {
            bytes[i] = static_cast<std::uint8_t>(left);
            left >>= 8;
        }
    }

    static void copy(Bytes bytes, std::uint8_t* target) {
        if (!bytes.isEmpty()) {
            std::memcpy(target, bytes.data, bytes.size);
        }
    }

    std::uint8_t* grow(std::size_t count) {
        if (end_ + count > buffer_.size()) {
            const std::size_t waiting = end_ - start_;
            std::memmove(buffer_.data(), buffer_.data() + start_, waiting);
            start_ = 0;
            end_ = waiting;
            if (end_ + count > buffer_.size()) {
                buffer_.resize((std::max)(buffer_.size() * 2, end_ + count));
            }
        }
        std::uint8_t* room = buffer_.data() + end_;
        end_ += count;
        return room;
    }

    std::size_t maxBytes_;
    std::vector<std::uint8_t> buffer_;
    std::size_t start_ = 0;
    std::size_t end_ = 0;
};

}  // namespace avatarbridge
