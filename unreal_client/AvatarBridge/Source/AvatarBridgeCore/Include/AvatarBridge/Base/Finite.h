#pragma once

#include <cstdint>
#include <cstring>

namespace avatarbridge {

/**
 * Whether it is a number, and not an infinite one, which an exponent of only ones says. Reads the
 * bits, for engines build with fast floating point, where `std::isnan` may always be false.
 */
inline bool isFinite(double number) {
    constexpr std::uint64_t kExponent = 0x7ff0'0000'0000'0000;
    std::uint64_t bits;
    std::memcpy(&bits, &number, sizeof bits);
    return (bits & kExponent) != kExponent;
}

/** The same of a single. */
inline bool isFinite(float number) {
    constexpr std::uint32_t kExponent = 0x7f80'0000;
    std::uint32_t bits;
    std::memcpy(&bits, &number, sizeof bits);
    return (bits & kExponent) != kExponent;
}

}  // namespace avatarbridge
