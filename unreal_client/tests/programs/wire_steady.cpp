// Decodes the packets of the standard input once, then over and over, ROUNDS of them but for the
// first FIRST, with one decoder, and prints as JSON what one packet costs in memory and in time
// once everything has been met.

#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <vector>

#include "Allocations.h"
#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Wire/PacketDecoder.h"
#include "Json.h"
#include "Packets.h"
#include "SilentSink.h"

namespace {

using namespace avatarbridge;

/** Returns how many were refused. */
std::size_t decode(PacketDecoder& decoder, SilentSink& sink, const std::vector<Packet>& packets,
                   std::size_t rounds) {
    Fault fault;
    std::size_t refused = 0;
    for (std::size_t i = 0; i < rounds; i++) {
        refused += decoder.decode(bytesOf(packets[i % packets.size()]), sink, fault) ? 0 : 1;
    }
    return refused;
}

}  // namespace

int main(int count, char** arguments) {
    using Clock = std::chrono::steady_clock;
    const auto number = [&](int place) -> std::size_t {
        return place < count ? std::strtoull(arguments[place], nullptr, 10) : 0;
    };
    std::vector<Packet> packets = PacketInput().readAll();
    const std::size_t rounds = number(1);
    const std::size_t first = number(2);
    if (packets.size() <= first || rounds == 0) {
        return 2;
    }
    PacketDecoder decoder;
    SilentSink sink;
    std::size_t refused = decode(decoder, sink, packets, packets.size());
    packets.erase(packets.begin(), packets.begin() + static_cast<std::ptrdiff_t>(first));
    const std::int64_t before = Allocations::count;
    const Clock::time_point start = Clock::now();
    refused += decode(decoder, sink, packets, rounds);
    const std::chrono::duration<double, std::micro> took = Clock::now() - start;
    Json::object({{"allocations", Allocations::count - before},
                  {"micros", took.count() / static_cast<double>(rounds)},
                  {"refused", refused},
                  {"sum", sink.sum}})
        .print();
    return 0;
}
