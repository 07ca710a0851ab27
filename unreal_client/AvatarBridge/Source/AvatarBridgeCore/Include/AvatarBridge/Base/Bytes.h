#pragma once

#include <cstddef>
#include <cstdint>
#include <string_view>
#include <vector>

namespace avatarbridge {

/** A stretch of somebody else's bytes: good only as long as they are. */
struct Bytes {
    const std::uint8_t* data = nullptr;
    std::size_t size = 0;

    bool isEmpty() const { return size == 0; }

    const std::uint8_t* begin() const { return data; }
    const std::uint8_t* end() const { return data + size; }

    std::uint8_t operator[](std::size_t index) const { return data[index]; }

    /** The bytes from `first` on; none when there are not so many. */
    Bytes from(std::size_t first) const {
        return first < size ? Bytes{data + first, size - first} : Bytes{};
    }

    /** The first `count` bytes; all when there are not so many. */
    Bytes upTo(std::size_t count) const { return {data, count < size ? count : size}; }

    std::string_view text() const { return {reinterpret_cast<const char*>(data), size}; }
};

/** The bytes of a text, without a zero at the end. */
inline Bytes bytesOf(std::string_view text) {
    return {reinterpret_cast<const std::uint8_t*>(text.data()), text.size()};
}

/** All bytes of a vector, good until it changes. */
inline Bytes bytesOf(const std::vector<std::uint8_t>& bytes) {
    return {bytes.data(), bytes.size()};
}

}  // namespace avatarbridge
