#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <string>
#include <string_view>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Wire/ByteReader.h"
#include "AvatarBridge/Wire/Limits.h"
#include "AvatarBridge/Wire/Utf8.h"

namespace avatarbridge {

/**
 * Walks over msgpack where it lies. Strings and byte strings come back as parts of the packet, so
 * nothing is allocated; no length is believed before the bytes are there. For one thread, like
 * the bytes it reads.
 *
 * A `read` that meets another type returns false and stays where it is. Bytes that are no
 * msgpack, or lack their end, set the fault, and nothing can be read after them.
 */
class MsgPackReader {
public:
    MsgPackReader(Bytes bytes, Fault& fault) : bytes_(bytes, fault) {}

    /** Where the next value begins. */
    std::size_t position() const { return bytes_.position(); }

    /** How many bytes are left. */
    std::size_t remaining() const { return bytes_.remaining(); }

    /**
     * Reads an integer. One that is beyond an int64 comes back as the largest of them, which is
     * beyond whatever the wire allows.
     */
    bool readInteger(std::int64_t& value) {
        std::uint8_t type = 0;
        if (!bytes_.peek(type)) {
            return false;
        }
        if (type < 0x80 || type >= 0xe0) {
            bytes_.pass();
            value = type < 0x80 ? type : type - 0x100;
            return true;
        }
        if (type < 0xcc || type > 0xd3) {
            return false;
        }
        bytes_.pass();
        return type < 0xd0 ? readUnsigned(twoTo(type - 0xcc), value)
                           : bytes_.takeSigned(twoTo(type - 0xd0), value);
    }

    /** Reads a string, which is valid UTF-8. */
    bool readString(std::string_view& text) {
        std::uint8_t type = 0;
        Bytes found;
        if (!bytes_.peek(type)) {
            return false;
        }
        const bool isShort = type >= 0xa0 && type < 0xc0;
        if (!isShort && (type < 0xd9 || type > 0xdb)) {
            return false;
        }
        bytes_.pass();
        if (!(isShort ? bytes_.take(type & 0x1f, found)
                      : bytes_.takeSized(twoTo(type - 0xd9), found))) {
            return false;
        }
        text = found.text();
        return Utf8::isValid(text) || bytes_.refuse("not msgpack: a string that is not UTF-8");
    }

    /** Reads a byte string. */
    bool readBytes(Bytes& bytes) {
        std::uint8_t type = 0;
        if (!bytes_.peek(type) || type < 0xc4 || type > 0xc6) {
            return false;
        }
        bytes_.pass();
        return bytes_.takeSized(twoTo(type - 0xc4), bytes);
    }

    /** Reads the beginning of an array; its items follow. */
    bool readArray(std::size_t& count) {
        return readHeader(0x90, 0xdc, Limits::kMaxNames, "items", count);
    }

    /** Reads the beginning of a map; a key and a value follow for each. */
    bool readMap(std::size_t& count) {
        return readHeader(0x80, 0xde, Limits::kMaxKeys, "keys", count);
    }

    /** Goes past one value of any type, whatever it holds. */
    bool skip() { return skip(0); }

    /** Names the next value, for messages; never repeats what somebody sent. */
    std::string describe() const {
        MsgPackReader copy = *this;
        std::int64_t whole = 0;
        std::string_view text;
        Bytes bytes;
        std::size_t count = 0;
        if (copy.readInteger(whole)) {
            return std::to_string(whole);
        }
        if (copy.readString(text)) {
            return "a string of " + std::to_string(text.size()) + " bytes";
        }
        if (copy.readBytes(bytes)) {
            return std::to_string(bytes.size) + " bytes";
        }
        if (copy.readArray(count)) {
            return "an array of " + std::to_string(count);
        }
        if (copy.readMap(count)) {
            return "a map of " + std::to_string(count);
        }
        return copy.describePlain();
    }

private:
    // The deepest packet has three levels; the rest is room for later minor versions.
    static constexpr int kMaxDepth = 8;

    static std::size_t twoTo(int power) { return std::size_t{1} << power; }

    bool readUnsigned(std::size_t size, std::int64_t& value) {
        constexpr std::uint64_t kLargest = (std::numeric_limits<std::int64_t>::max)();
        std::uint64_t whole = 0;
        const bool isRead = bytes_.takeUnsigned(size, whole);
        value = static_cast<std::int64_t>((std::min)(whole, kLargest));
        return isRead;
    }

    bool readHeader(int fixed, int counted, std::size_t most, const char* what,
                    std::size_t& count) {
        std::uint8_t type = 0;
        if (!bytes_.peek(type)) {
            return false;
        }
        const bool isCounted = type == counted || type == counted + 1;
        if (!isCounted && (type & 0xf0) != fixed) {
            return false;
        }
        bytes_.pass();
        std::uint64_t found = type & 0x0f;
        if (isCounted && !bytes_.takeUnsigned(twoTo(1 + type - counted), found)) {
            return false;
        }
        count = static_cast<std::size_t>(found);
        return found <= most || bytes_.refuse("found " + std::to_string(found) + " " + what +
                                              ", expected at most " + std::to_string(most));
    }

    bool skip(int depth) {
        if (depth > kMaxDepth) {
            return bytes_.refuse("not msgpack: nested deeper than " + std::to_string(kMaxDepth));
        }
        std::int64_t whole = 0;
        std::string_view text;
        Bytes bytes;
        std::size_t count = 0;
        if (readInteger(whole) || readString(text) || readBytes(bytes)) {
            return true;
        }
        if (readArray(count)) {
            return skipItems(count, depth + 1);
        }
        return readMap(count) ? skipFields(count, depth + 1) : skipPlain();
    }

    bool skipItems(std::size_t count, int depth) {
        for (std::size_t i = 0; i < count; i++) {
            if (!skip(depth)) {
                return false;
            }
        }
        return true;
    }

    bool skipFields(std::size_t count, int depth) {
        for (std::size_t i = 0; i < count; i++) {
            std::string_view key;
            if (!readString(key)) {
                return bytes_.refuse("found " + describe() + " as a key, expected a string");
            }
            if (!skip(depth)) {
                return false;
            }
        }
        return true;
    }

    /** Goes past what the wire has no use for, or holds no other value. */
    bool skipPlain() {
        std::uint8_t type = 0;
        Bytes passed;
        if (!bytes_.peek(type)) {
            return false;
        }
        bytes_.pass();
        switch (type) {
            case 0xc0:
            case 0xc2:
            case 0xc3:
                return true;
            case 0xc7:
            case 0xc8:
            case 0xc9:
                return bytes_.takeSized(twoTo(type - 0xc7), passed) && bytes_.take(1, passed);
            case 0xca:
            case 0xcb:
                return bytes_.take(twoTo(type - 0xc8), passed);
            case 0xc1:
                return bytes_.refuse("not msgpack: found the byte c1, which begins nothing");
            default:
                return bytes_.take(1 + twoTo(type - 0xd4), passed);
        }
    }

    std::string describePlain() {
        std::uint8_t type = 0;
        bytes_.peek(type);
        switch (type) {
            case 0xc0:
                return "nil";
            case 0xc2:
                return "false";
            case 0xc3:
                return "true";
            case 0xca:
            case 0xcb:
                return "a float";
            default:
                return "an extension";
        }
    }

    ByteReader bytes_;
};

}  // namespace avatarbridge
