#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>

#include "AvatarBridge/Base/Bytes.h"

namespace avatarbridge {

/**
 * Numbers inside a packet, read in place: good only during the call that hands them over. They
 * may stand at any address, so they are copied and never cast (some ARM cores fault on that).
 * Every engine platform is little-endian, as the wire is.
 */
class PackedFloats {
public:
    static constexpr std::size_t kFloatBytes = 4;

    PackedFloats() = default;

    /** Takes little-endian float32, a multiple of four bytes. */
    explicit PackedFloats(Bytes bytes) : bytes_(bytes) {}

    std::size_t count() const { return bytes_.size / kFloatBytes; }

    float operator[](std::size_t index) const {
        float number;
        std::memcpy(&number, bytes_.data + index * kFloatBytes, kFloatBytes);
        return number;
    }

    /** Copies all of them. */
    void copyTo(float* target) const {
        if (!bytes_.isEmpty()) {
            std::memcpy(target, bytes_.data, count() * kFloatBytes);
        }
    }

    /** Whether none is infinite or not a number; looks at two of them at a time. */
    bool areFinite() const {
        std::uint64_t sums = 0;
        std::size_t at = 0;
        for (; at + 2 * kFloatBytes <= bytes_.size; at += 2 * kFloatBytes) {
            std::uint64_t pair;
            std::memcpy(&pair, bytes_.data + at, sizeof pair);
            sums |= oneMore(pair);
        }
        if (at < bytes_.size) {
            std::uint32_t last;
            std::memcpy(&last, bytes_.data + at, sizeof last);
            sums |= oneMore(last);
        }
        return (sums & 0x80000000'80000000) == 0;
    }

private:
    /** Adds one to the exponents of a pair: all ones, of what is not finite, reach the sign. */
    static std::uint64_t oneMore(std::uint64_t pair) {
        return (pair & 0x7f800000'7f800000) + 0x00800000'00800000;
    }

    Bytes bytes_;
};

}  // namespace avatarbridge
