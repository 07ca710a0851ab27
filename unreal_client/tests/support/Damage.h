#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <utility>
#include <vector>

#include "Packets.h"

namespace avatarbridge {

/**
 * Damages packets as broken or hostile senders would. The same seed gives the same packets on
 * every machine.
 */
class Damage {
public:
    Damage(std::vector<Packet> packets, std::uint64_t seed)
        : packets_(std::move(packets)), state_(seed * 2 + 1) {}

    /** Returns a packet that somebody damaged, in one to three ways. */
    Packet next() {
        Packet packet = packets_[below(packets_.size())];
        for (std::size_t left = 1 + below(3); left > 0; left--) {
            packet = once(packet);
        }
        packet.resize((std::min)(packet.size(), kMostBytes));
        packet.shrink_to_fit();  // so that whoever reads on past its end is found out
        return packet;
    }

private:
    static constexpr std::size_t kMostBytes = 300'000;  // more than any packet may have

    Packet once(Packet packet) {
        const std::size_t at = below(packet.size() + 1);
        switch (below(9)) {
            case 0:
                return set(packet, at, static_cast<std::uint8_t>(below(256)));
            case 1:
                return set(packet, at, pick(types()));
            case 2:
                return set(packet, at, byteAt(packet, at) ^ static_cast<unsigned>(1 << below(8)));
            case 3:
                return part(packet, 0, at);
            case 4:
                return joined(packet, part(packet, 0, below(12)));
            case 5:
                return replaced(packet, at, pick(values()), false);
            case 6:
                return replaced(packet, at, pick(values()), true);
            case 7: {
                const Packet& other = pick(packets_);
                const std::size_t from = below((std::max)(other.size(), std::size_t{1}));
                return joined(part(packet, 0, at), part(other, from, other.size()));
            }
            default:
                return below(20) == 0
                           ? replaced(packet, at, bomb(), false)
                           : joined(part(packet, 0, at), part(packet, at + 1, packet.size()));
        }
    }

    /** Nests arrays or maps, or claims many large ones one in the other. */
    Packet bomb() {
        static const std::vector<Packet> kShapes = {
            {0x91}, {0x81, 0xa1, 0x79}, {0xdc, 0x02, 0x00}, {0xdd, 0x00, 0x0f, 0xff, 0xff}};
        const Packet& shape = pick(kShapes);
        Packet made(shape.size() * (1 + below(20'000)));
        for (std::size_t i = 0; i < made.size(); i++) {
            made[i] = shape[i % shape.size()];
        }
        return made;
    }

    /** Every way to begin a value, most of them with a length that follows. */
    static const Packet& types() {
        static const Packet kTypes = {0x00, 0x7f, 0x80, 0x8f, 0x90, 0x9f, 0xa0, 0xbf, 0xc0, 0xc1,
                                      0xc2, 0xc3, 0xc4, 0xc5, 0xc6, 0xc7, 0xc8, 0xc9, 0xca, 0xcb,
                                      0xcc, 0xcd, 0xce, 0xcf, 0xd0, 0xd1, 0xd2, 0xd3, 0xd4, 0xd8,
                                      0xd9, 0xda, 0xdb, 0xdc, 0xdd, 0xde, 0xdf, 0xe0, 0xff};
        return kTypes;
    }

    /** Lengths that nobody keeps, numbers beyond limits, and text that is none. */
    static const std::vector<Packet>& values() {
        static const std::vector<Packet> kValues = {{0xdd, 0xff, 0xff, 0xff, 0xff},
                                                    {0xdf, 0xff, 0xff, 0xff, 0xff},
                                                    {0xdb, 0xff, 0xff, 0xff, 0xff},
                                                    {0xc6, 0xff, 0xff, 0xff, 0xff},
                                                    {0xc9, 0xff, 0xff, 0xff, 0xff},
                                                    {0xc6, 0x7f, 0xff, 0xff, 0xff},
                                                    {0xdc, 0x02, 0x01},
                                                    {0xde, 0x00, 0x41},
                                                    {0x00, 0x00, 0xc0, 0x7f},
                                                    {0x00, 0x00, 0x80, 0xff},
                                                    {0xed, 0xa0, 0x80},
                                                    {0xf4, 0x90, 0x80, 0x80},
                                                    {0xcf, 0x00, 0x20, 0, 0, 0, 0, 0, 0},
                                                    {0xd3, 0x80, 0, 0, 0, 0, 0, 0, 0}};
        return kValues;
    }

    static std::uint8_t byteAt(const Packet& packet, std::size_t at) {
        return at < packet.size() ? packet[at] : std::uint8_t{0};
    }

    static Packet set(Packet& packet, std::size_t at, unsigned value) {
        if (at < packet.size()) {
            packet[at] = static_cast<std::uint8_t>(value);
        }
        return packet;
    }

    static Packet replaced(const Packet& packet, std::size_t at, const Packet& value,
                           bool isInPlace) {
        const std::size_t rest = at + (isInPlace ? value.size() : 0);
        return joined(joined(part(packet, 0, at), value), part(packet, rest, packet.size()));
    }

    /** The bytes from `first` to `last`, as far as they are there. */
    static Packet part(const Packet& packet, std::size_t first, std::size_t last) {
        const auto begin = packet.begin();
        const auto end = static_cast<std::ptrdiff_t>((std::min)(last, packet.size()));
        const auto start = (std::min)(static_cast<std::ptrdiff_t>(first), end);
        return Packet(begin + start, begin + end);
    }

    static Packet joined(Packet one, const Packet& other) {
        one.insert(one.end(), other.begin(), other.end());
        return one;
    }

    template <typename Item>
    const Item& pick(const std::vector<Item>& items) {
        return items[below(items.size())];
    }

    /** A number from 0 to one less than the limit. */
    std::size_t below(std::size_t limit) {
        state_ ^= state_ << 13;
        state_ ^= state_ >> 7;
        state_ ^= state_ << 17;
        return static_cast<std::size_t>((state_ >> 11) % limit);
    }

    std::vector<Packet> packets_;
    std::uint64_t state_;
};

}  // namespace avatarbridge
