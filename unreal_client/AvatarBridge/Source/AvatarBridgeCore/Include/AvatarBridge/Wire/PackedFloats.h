#pragma once

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

    /** Whether none is infinite or not a number, which an exponent of only ones says. */
    bool areFinite() const {
        constexpr std::uint32_t kExponent = 0x7f800000;
        bool areAll = true;
        for (std::size_t i = 0; i < count(); i++) {
            std::uint32_t bits;
            std::memcpy(&bits, bytes_.data + i * kFloatBytes, kFloatBytes);
            areAll &= (bits & kExponent) != kExponent;
        }
        return areAll;
    }

private:
    Bytes bytes_;
};

}  // namespace avatarbridge
