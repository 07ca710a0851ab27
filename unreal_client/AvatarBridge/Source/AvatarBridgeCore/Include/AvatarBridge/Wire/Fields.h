#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Wire/FieldMap.h"
#include "AvatarBridge/Wire/Limits.h"
#include "AvatarBridge/Wire/MsgPackReader.h"
#include "AvatarBridge/Wire/PackedFloats.h"
#include "AvatarBridge/Wire/Utf8.h"

namespace avatarbridge {

/**
 * The values of one map. Reading one that is missing, or is not what the specification says,
 * gives nothing and sets the fault, which names the field: read all that a record has, then ask
 * once whether they are good. Lives during one call of a decoder.
 */
class Fields {
public:
    /** Finds the fields of the map that fills `bytes`; `kind` stands in messages. */
    Fields(std::string_view kind, Bytes bytes, Fault& fault) : map_(kind, bytes, fault) {}

    /** Whether nothing has been wrong so far. */
    bool areGood() const { return !map_.fault().isSet(); }

    Fault& fault() const { return map_.fault(); }

    /** Names the map after what it turned out to be. */
    void rename(std::string_view kind) { map_.rename(kind); }

    bool has(std::string_view key) const { return map_.has(key); }

    /** The bytes of a value, as they stand in the packet. */
    Bytes raw(std::string_view key) const { return map_.raw(key); }

    void refuse(std::string_view key, const std::string& why) const { map_.refuse(key, why); }

    std::int64_t whole(std::string_view key, std::int64_t low, std::int64_t high) const {
        std::int64_t value = 0;
        if (map_.reader(key).readInteger(value) && value >= low && value <= high) {
            return value;
        }
        map_.refuseValue(key, "an integer from " + range(low, high));
        return low;
    }

    /** A number of a record, or how many of something. */
    std::int64_t count(std::string_view key) const { return whole(key, 0, Limits::kMaxMicros); }

    std::int64_t micros(std::string_view key) const {
        return whole(key, -Limits::kMaxMicros, Limits::kMaxMicros);
    }

    /** How often something happens in a second. */
    int rate(std::string_view key, int most) const { return static_cast<int>(whole(key, 1, most)); }

    /** A string of any length. */
    std::string_view string(std::string_view key) const {
        std::string_view text;
        if (!map_.reader(key).readString(text)) {
            map_.refuseValue(key, "a string");
        }
        return text;
    }

    std::string_view name(std::string_view key) const {
        return characters(key, 0, Limits::kMaxNameChars);
    }

    /** A name that must not be empty. */
    std::string_view requiredName(std::string_view key) const {
        return characters(key, 1, Limits::kMaxNameChars);
    }

    std::string_view text(std::string_view key) const {
        return characters(key, 0, Limits::kMaxTextChars);
    }

    Bytes bytes(std::string_view key, std::size_t most) const {
        Bytes found;
        if (map_.reader(key).readBytes(found) && found.size <= most) {
            return found;
        }
        map_.refuseValue(key, "at most " + std::to_string(most) + " bytes");
        return {};
    }

    /** Finite numbers in rows of so many, where they lie. */
    PackedFloats floats(std::string_view key, std::size_t width, std::size_t fewestRows,
                        std::size_t mostRows) const {
        const std::size_t row = width * PackedFloats::kFloatBytes;
        const std::size_t low = fewestRows * row;
        const std::size_t high = mostRows * row;
        Bytes found;
        const bool isThere = map_.reader(key).readBytes(found) && found.size % row == 0;
        if (!isThere || found.size < low || found.size > high) {
            map_.refuseValue(key, range(low, high) + " bytes in steps of " + std::to_string(row));
            return {};
        }
        const PackedFloats numbers(found);
        if (!numbers.areFinite()) {
            refuse(key, "found a number that is not finite");
        }
        return numbers;
    }

    std::vector<std::string> names(std::string_view key) const {
        MsgPackReader reader = map_.reader(key);
        std::vector<std::string> found(itemsOf(key, reader));
        for (std::size_t i = 0; i < found.size(); i++) {
            std::string_view name;
            if (!reader.readString(name) || name.empty()) {
                refuseItem(key, i, "a string that is not empty");
                break;
            }
            if (Utf8::count(name) > Limits::kMaxNameChars) {
                refuseItem(key, i,
                           "at most " + std::to_string(Limits::kMaxNameChars) + " characters");
                break;
            }
            found[i] = name;
        }
        return found;
    }

    std::vector<int> indices(std::string_view key) const {
        constexpr std::int64_t kLast = Limits::kMaxNames - 1;
        MsgPackReader reader = map_.reader(key);
        std::vector<int> found(itemsOf(key, reader));
        for (std::size_t i = 0; i < found.size(); i++) {
            std::int64_t index = 0;
            if (!reader.readInteger(index) || index < -1 || index > kLast) {
                refuseItem(key, i, "an integer from " + range<std::int64_t>(-1, kLast));
                break;
            }
            found[i] = static_cast<int>(index);
        }
        return found;
    }

private:
    std::size_t itemsOf(std::string_view key, MsgPackReader& reader) const {
        std::size_t count = 0;
        if (reader.readArray(count)) {
            return count;
        }
        map_.refuseValue(key, "an array of at most " + std::to_string(Limits::kMaxNames));
        return 0;
    }

    std::string_view characters(std::string_view key, std::size_t low, std::size_t high) const {
        const std::string_view found = string(key);
        const std::size_t count = Utf8::count(found);
        if (count < low || count > high) {
            refuse(key,
                   "found " + std::to_string(count) + " characters, expected " + range(low, high));
        }
        return found;
    }

    void refuseItem(std::string_view key, std::size_t index, const std::string& expected) const {
        refuse(key, "item " + std::to_string(index) + ": expected " + expected);
    }

    template <typename Number>
    static std::string range(Number low, Number high) {
        return std::to_string(low) + " to " + std::to_string(high);
    }

    FieldMap map_;
};

}  // namespace avatarbridge
