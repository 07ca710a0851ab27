#pragma once

#include <cstddef>
#include <string>
#include <string_view>

#include "AvatarBridge/Base/Bytes.h"

// How faults put things into words, the same in every language of the machine.

namespace avatarbridge {

/** The beginning of a stranger's bytes as text; what is not ASCII as dots. */
inline std::string shown(Bytes bytes) {
    constexpr std::size_t kMostShown = 40;
    std::string text;
    for (const std::uint8_t one : bytes.upTo(kMostShown)) {
        text += one >= 0x20 && one < 0x7F ? static_cast<char>(one) : '.';
    }
    return bytes.size > kMostShown ? text + "\xE2\x80\xA6" : text;
}

/** The same between quotation marks. */
inline std::string quoted(Bytes bytes) { return '"' + shown(bytes) + '"'; }

inline std::string quoted(std::string_view text) {
    return std::string("\"").append(text).append("\"");
}

/** Milliseconds as seconds, such as "0.3 s". */
inline std::string secondsText(int millis) {
    constexpr int kMillisPerSecond = 1000;
    std::string text = std::to_string(millis / kMillisPerSecond);
    const std::string rest = std::to_string(kMillisPerSecond + millis % kMillisPerSecond);
    const std::size_t last = rest.find_last_not_of('0');
    if (last > 0) {
        text += '.' + rest.substr(1, last);
    }
    return text + " s";
}

/** A letter of ASCII in its small form; others as they are. */
inline char lowered(char one) {
    return one >= 'A' && one <= 'Z' ? static_cast<char>(one - 'A' + 'a') : one;
}

/** Whether two texts differ at most in the case of ASCII letters. */
inline bool isSameWord(std::string_view one, std::string_view other) {
    if (one.size() != other.size()) {
        return false;
    }
    for (std::size_t i = 0; i < one.size(); i++) {
        if (lowered(one[i]) != lowered(other[i])) {
            return false;
        }
    }
    return true;
}

}  // namespace avatarbridge
