#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>
#include <string_view>

#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Base/Finite.h"
#include "AvatarBridge/Wire/Limits.h"
#include "AvatarBridge/Wire/Point.h"
#include "AvatarBridge/Wire/Utf8.h"

namespace avatarbridge {

/**
 * Checks what a game asks for against the limits of the wire before it is sent, where the
 * mistake can still be seen. Each says in the fault which key is beyond them. Stateless; any
 * thread.
 */
struct Arguments {
    static bool isName(std::string_view key, std::string_view name, Fault& fault) {
        return hasCharacters(key, name, 0, Limits::kMaxNameChars, fault);
    }

    static bool isRequiredName(std::string_view key, std::string_view name, Fault& fault) {
        return hasCharacters(key, name, 1, Limits::kMaxNameChars, fault);
    }

    static bool isText(std::string_view key, std::string_view text, Fault& fault) {
        return hasCharacters(key, text, 0, Limits::kMaxTextChars, fault);
    }

    static bool isRequiredText(std::string_view key, std::string_view text, Fault& fault) {
        return hasCharacters(key, text, 1, Limits::kMaxTextChars, fault);
    }

    static bool isCount(std::string_view key, std::int64_t value, Fault& fault) {
        return isWhole(key, value, 0, fault);
    }

    static bool isMicros(std::string_view key, std::int64_t value, Fault& fault) {
        return isWhole(key, value, -Limits::kMaxMicros, fault);
    }

    static bool isNumber(std::string_view key, double value, int low, int high, Fault& fault) {
        return (isFinite(value) && value >= low && value <= high) ||
               refuse(key, "expected a number " + range(low, high), fault);
    }

    static bool isPoint(std::string_view key, const std::optional<Point>& point, Fault& fault) {
        const bool isPlace =
            !point || (isFinite(point->x) && isFinite(point->y) && isFinite(point->z));
        return isPlace || refuse(key, "expected finite metres", fault);
    }

private:
    static bool hasCharacters(std::string_view key, std::string_view text, std::size_t low,
                              std::size_t high, Fault& fault) {
        const std::size_t count = Utf8::count(text);
        if (count == Utf8::kInvalid) {
            return refuse(key, "found bytes that are not UTF-8", fault);
        }
        return (count >= low && count <= high) ||
               refuse(key,
                      "found " + std::to_string(count) + " characters, expected " +
                          std::to_string(low) + " to " + std::to_string(high),
                      fault);
    }

    static bool isWhole(std::string_view key, std::int64_t value, std::int64_t low, Fault& fault) {
        return (value >= low && value <= Limits::kMaxMicros) ||
               refuse(key,
                      "found " + std::to_string(value) + ", expected an integer " +
                          range(low, Limits::kMaxMicros),
                      fault);
    }

    static bool refuse(std::string_view key, const std::string& why, Fault& fault) {
        return fault.say(std::string(key) + ": " + why);
    }

    template <typename Number>
    static std::string range(Number low, Number high) {
        return "from " + std::to_string(low) + " to " + std::to_string(high);
    }
};

}  // namespace avatarbridge
