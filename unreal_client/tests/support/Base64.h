#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

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

}  // namespace avatarbridge
