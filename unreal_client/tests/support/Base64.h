#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "AvatarBridge/Base/Bytes.h"

namespace avatarbridge {

/** The bytes of a text in base64; up to its first letter that is none, such as the padding. */
inline std::vector<std::uint8_t> fromBase64(std::string_view text) {
    constexpr std::string_view kLetters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::vector<std::uint8_t> made;
    std::uint32_t bits = 0;
    int have = 0;
    for (const char letter : text) {
        const auto value = kLetters.find(letter);
        if (value == std::string_view::npos) {
            break;
        }
        bits = (bits << 6 | static_cast<std::uint32_t>(value)) & 0xffff;
        have += 6;
        if (have >= 8) {
            have -= 8;
            made.push_back(static_cast<std::uint8_t>(bits >> have));
        }
    }
    return made;
}

/** Bytes as base64. */
inline std::string toBase64(Bytes bytes) {
    constexpr std::string_view kLetters =
        "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
    std::string made;
    for (std::size_t i = 0; i < bytes.size; i += 3) {
        std::uint32_t bits = 0;
        for (std::size_t j = i; j < i + 3; j++) {
            bits = bits << 8 | (j < bytes.size ? bytes[j] : 0u);
        }
        for (std::size_t j = 0; j < 4; j++) {
            made += i + j <= bytes.size ? kLetters[bits >> (18 - 6 * j) & 63] : '=';
        }
    }
    return made;
}

}  // namespace avatarbridge
