#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <filesystem>
#include <initializer_list>
#include <string>
#include <string_view>
#include <system_error>
#include <vector>

namespace avatarbridge {

using Packet = std::vector<std::uint8_t>;

/** Reads packets as other programs send them: each after its length, u32 little-endian. */
class PacketInput {
public:
    explicit PacketInput(std::FILE* file = stdin) : file_(file) {}

    /** Reads the next packet; false at the end. */
    bool read(Packet& packet) {
        std::uint8_t head[4];
        if (std::fread(head, 1, sizeof head, file_) != sizeof head) {
            return false;
        }
        packet.resize(head[0] | head[1] << 8 | head[2] << 16 |
                      static_cast<std::size_t>(head[3]) << 24);
        return packet.empty() ||
               std::fread(packet.data(), 1, packet.size(), file_) == packet.size();
    }

    std::vector<Packet> readAll() {
        std::vector<Packet> packets;
        for (Packet packet; read(packet);) {
            packets.push_back(packet);
        }
        return packets;
    }

private:
    std::FILE* file_;
};

/** Writes a packet so that another program can read it. */
inline void writePacket(const Packet& packet, std::FILE* file) {
    for (int shift = 0; shift < 32; shift += 8) {
        std::fputc(static_cast<int>(packet.size() >> shift & 0xff), file);
    }
    if (!packet.empty()) {
        std::fwrite(packet.data(), 1, packet.size(), file);
    }
}

/** Reads a whole file; empty when there is none. */
inline Packet readFile(const std::string& path) {
    Packet bytes;
    if (std::FILE* file = std::fopen(path.c_str(), "rb")) {
        for (int one = std::fgetc(file); one != EOF; one = std::fgetc(file)) {
            bytes.push_back(static_cast<std::uint8_t>(one));
        }
        std::fclose(file);
    }
    return bytes;
}

/** Where the packets are that clients in all languages read. */
inline std::filesystem::path goldenFolder() {
    return std::filesystem::path(__FILE__).parent_path() / "../../../tests/golden/wire";
}

/** One golden packet; empty when there is none of that name. */
inline Packet goldenPacket(const std::string& name) {
    return readFile((goldenFolder() / (name + ".bin")).string());
}

/** The golden packets whose names begin so, in the order of their names. */
inline std::vector<Packet> goldenPackets(std::initializer_list<std::string_view> beginnings) {
    std::vector<std::string> names;
    std::error_code error;
    for (const auto& entry : std::filesystem::directory_iterator(goldenFolder(), error)) {
        const std::string name = entry.path().stem().string();
        const auto isStart = [&](std::string_view start) { return name.rfind(start, 0) == 0; };
        if (entry.path().extension() == ".bin" &&
            std::any_of(beginnings.begin(), beginnings.end(), isStart)) {
            names.push_back(name);
        }
    }
    std::sort(names.begin(), names.end());
    std::vector<Packet> packets;
    for (const std::string& name : names) {
        packets.push_back(goldenPacket(name));
    }
    return packets;
}

}  // namespace avatarbridge
