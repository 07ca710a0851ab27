#pragma once

#include <cstddef>
#include <cstdint>
#include <cstring>
#include <string_view>
#include <vector>

#include "AvatarBridge/Base/Bytes.h"

namespace avatarbridge {

/**
 * Writes the few types of msgpack that requests are made of, each as short as it can be, to the
 * end of bytes that the caller owns. For one thread, like the bytes.
 */
class MsgPackWriter {
public:
    /** Most keys of a map, and most items of an array, that it writes. */
    static constexpr std::size_t kMaxCount = 15;

    explicit MsgPackWriter(std::vector<std::uint8_t>& into) : into_(into) {}

    /** Writes one byte as it is. */
    void writeRaw(std::uint8_t value) { into_.push_back(value); }

    /** Begins a map of at most 15 keys; write keys and values after it. */
    void writeMap(std::size_t count) { writeRaw(static_cast<std::uint8_t>(0x80 | count)); }

    /** Begins an array of at most 15 items; write them after it. */
    void writeArray(std::size_t count) { writeRaw(static_cast<std::uint8_t>(0x90 | count)); }

    void writeNil() { writeRaw(0xc0); }

    void writeBoolean(bool value) { writeRaw(value ? 0xc3 : 0xc2); }

    void writeFloat(double value) {
        std::uint64_t bits = 0;
        std::memcpy(&bits, &value, sizeof bits);
        writeNumber(0xcb, bits, sizeof bits);
    }

    void writeInteger(std::int64_t value) {
        const auto bits = static_cast<std::uint64_t>(value);
        if (value >= -32 && value < 0x80) {
            writeRaw(static_cast<std::uint8_t>(bits));
        } else if (value >= 0) {
            writePositive(bits);
        } else {
            writeNegative(value, bits);
        }
    }

    void writeString(std::string_view text) {
        const Bytes bytes = bytesOf(text);
        if (bytes.size < 0x20) {
            writeRaw(static_cast<std::uint8_t>(0xa0 | bytes.size));
        } else if (bytes.size <= 0xff) {
            writeNumber(0xd9, bytes.size, 1);
        } else if (bytes.size <= 0xffff) {
            writeNumber(0xda, bytes.size, 2);
        } else {
            writeNumber(0xdb, bytes.size, 4);
        }
        into_.insert(into_.end(), bytes.begin(), bytes.end());
    }

private:
    void writePositive(std::uint64_t bits) {
        if (bits <= 0xff) {
            writeNumber(0xcc, bits, 1);
        } else if (bits <= 0xffff) {
            writeNumber(0xcd, bits, 2);
        } else if (bits <= 0xffffffff) {
            writeNumber(0xce, bits, 4);
        } else {
            writeNumber(0xcf, bits, 8);
        }
    }

    void writeNegative(std::int64_t value, std::uint64_t bits) {
        if (value >= INT8_MIN) {
            writeNumber(0xd0, bits, 1);
        } else if (value >= INT16_MIN) {
            writeNumber(0xd1, bits, 2);
        } else if (value >= INT32_MIN) {
            writeNumber(0xd2, bits, 4);
        } else {
            writeNumber(0xd3, bits, 8);
        }
    }

    /** Writes a type and the lowest bytes of a number, the highest of them first. */
    void writeNumber(std::uint8_t type, std::uint64_t bits, std::size_t size) {
        writeRaw(type);
        for (std::size_t left = size; left > 0; left--) {
            writeRaw(static_cast<std::uint8_t>(bits >> (left - 1) * 8));
        }
    }

    std::vector<std::uint8_t>& into_;
};

}  // namespace avatarbridge
