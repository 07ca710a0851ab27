#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Base/Fault.h"

namespace avatarbridge {

/**
 * Takes big-endian numbers and stretches off the front of bytes, never past their end. Once it
 * has had to refuse, it holds nothing more. For one thread, like the bytes.
 */
class ByteReader {
public:
    ByteReader(Bytes bytes, Fault& fault) : bytes_(bytes), fault_(&fault) {}

    std::size_t position() const { return position_; }

    std::size_t remaining() const { return bytes_.size - position_; }

    /** The next byte, which stays where it is; false when there is none. */
    bool peek(std::uint8_t& next) {
        if (remaining() == 0) {
            return refuse("not msgpack: ends where a value should begin");
        }
        next = bytes_[position_];
        return true;
    }

    /** Goes past a byte that was peeked. */
    void pass() { position_++; }

    bool take(std::uint64_t size, Bytes& taken) {
        if (size > remaining()) {
            return refuseEnd(size - remaining());
        }
        taken = {bytes_.data + position_, static_cast<std::size_t>(size)};
        position_ += taken.size;
        return true;
    }

    /** Takes 1, 2, 4 or 8 bytes as a number. */
    bool takeUnsigned(std::size_t size, std::uint64_t& number) {
        Bytes taken;
        number = 0;
        if (!take(size, taken)) {
            return false;
        }
        for (const std::uint8_t one : taken) {
            number = number << 8 | one;
        }
        return true;
    }

    /** Takes 1, 2, 4 or 8 bytes as a number of two's complement. */
    bool takeSigned(std::size_t size, std::int64_t& number) {
        std::uint64_t bits = 0;
        const bool isTaken = takeUnsigned(size, bits);
        const std::uint64_t sign = std::uint64_t{1} << (size * 8 - 1);
        const auto rest = static_cast<std::int64_t>(bits & (sign - 1));
        // What the sign takes away is spelled out, so that nothing overflows on the way.
        const std::int64_t lowest = -static_cast<std::int64_t>(sign - 1) - 1;
        number = (bits & sign) != 0 ? lowest + rest : rest;
        return isTaken;
    }

    /** Takes as many bytes as the number before them says, which has 1, 2 or 4 bytes. */
    bool takeSized(std::size_t numberSize, Bytes& taken) {
        std::uint64_t size = 0;
        return takeUnsigned(numberSize, size) && take(size, taken);
    }

    /** Says what is wrong with the bytes, and holds nothing more. */
    bool refuse(std::string why) {
        position_ = bytes_.size;
        return fault_->say(std::move(why));
    }

private:
    bool refuseEnd(std::uint64_t missing) {
        return refuse("not msgpack: ends " + std::to_string(missing) + " bytes early");
    }

    Bytes bytes_;
    std::size_t position_ = 0;
    Fault* fault_;
};

}  // namespace avatarbridge
