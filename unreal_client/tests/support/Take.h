#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "AvatarBridge/Base/Bytes.h"
#include "Input.h"

namespace avatarbridge {

/** The packets of a take, which is read whole: up to where it was cut off. */
class Take {
public:
    /** Reads a file; what is no take holds no packets. */
    explicit Take(const char* file) : bytes_(readFile(file)) {
        constexpr std::string_view kMagic = "ABTAKE1\n";
        Bytes left = bytesOf(bytes_);
        Bytes part;
        if (left.upTo(kMagic.size()).text() != kMagic) {
            return;
        }
        left = left.from(kMagic.size());
        for (bool isHeader = true; next(left, part); isHeader = false) {
            if (!isHeader) {
                packets_.push_back(part);
            }
        }
    }

    Take(const Take&) = delete;
    Take& operator=(const Take&) = delete;

    const std::vector<Bytes>& packets() const { return packets_; }

private:
    /** Takes off a part that stands after its length (u32, little-endian). */
    static bool next(Bytes& left, Bytes& part) {
        constexpr std::size_t kLengthBytes = 4;
        if (left.size < kLengthBytes) {
            return false;
        }
        const std::size_t length = left[0] | std::size_t{left[1]} << 8 |
                                   std::size_t{left[2]} << 16 | std::size_t{left[3]} << 24;
        left = left.from(kLengthBytes);
        part = left.upTo(length);
        left = left.from(length);
        return part.size == length;
    }

    std::string bytes_;
    std::vector<Bytes> packets_;
};

}  // namespace avatarbridge
