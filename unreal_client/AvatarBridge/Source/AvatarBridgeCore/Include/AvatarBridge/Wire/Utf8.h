#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>

#include "AvatarBridge/Base/Bytes.h"

namespace avatarbridge {

/** Looks at UTF-8 where it lies. Stateless; any thread. */
struct Utf8 {
    static constexpr std::size_t kInvalid = static_cast<std::size_t>(-1);

    /** Counts the characters; `kInvalid` when the bytes are not UTF-8. */
    static std::size_t count(std::string_view text) {
        const Bytes bytes = bytesOf(text);
        std::size_t characters = 0;
        for (std::size_t i = 0; i < bytes.size; characters++) {
            const std::size_t size = bytes[i] < 0x80 ? 1 : sizeOfLonger(bytes.from(i));
            if (size == 0) {
                return kInvalid;
            }
            i += size;
        }
        return characters;
    }

    static bool isValid(std::string_view text) { return count(text) != kInvalid; }

    /** Whether valid UTF-8 holds a control character. */
    static bool hasControl(std::string_view text) {
        const Bytes bytes = bytesOf(text);
        for (std::size_t i = 0; i < bytes.size; i++) {
            const bool isAscii = bytes[i] < 0x20 || bytes[i] == 0x7f;
            const bool isLatin = bytes[i] == 0xc2 && i + 1 < bytes.size && bytes[i + 1] < 0xa0;
            if (isAscii || isLatin) {
                return true;
            }
        }
        return false;
    }

private:
    /**
     * How long the character at the beginning is, 0 when it is none. The bounds of the second
     * byte keep out surrogates, what is beyond Unicode, and longer spellings of shorter ones.
     */
    static std::size_t sizeOfLonger(Bytes bytes) {
        const std::uint8_t lead = bytes[0];
        const std::size_t size = sizeBy(lead);
        if (size == 0 || bytes.size < size) {
            return 0;
        }
        const std::uint8_t low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
        const std::uint8_t high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
        if (bytes[1] < low || bytes[1] > high) {
            return 0;
        }
        for (std::size_t i = 2; i < size; i++) {
            if ((bytes[i] & 0xc0) != 0x80) {
                return 0;
            }
        }
        return size;
    }

    static std::size_t sizeBy(std::uint8_t lead) {
        if (lead < 0xc2 || lead > 0xf4) {
            return 0;
        }
        return lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : 4;
    }
};

}  // namespace avatarbridge
