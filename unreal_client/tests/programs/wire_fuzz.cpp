// Damages the golden packets COUNT times by SEED, and has both decoders read each. With KEEP and
// KEPT it writes so many of them to that file, with a verdict on each, so that somebody else may
// judge them too. Prints JSON; fails when a decoder does anything but take a packet or refuse it
// with a reason.

#include <algorithm>
#include <chrono>
#include <cstddef>
#include <cstdint>
#include <cstdio>
#include <cstdlib>
#include <set>
#include <string>
#include <vector>

#include "Allocations.h"
#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Wire/PacketDecoder.h"
#include "AvatarBridge/Wire/Reply.h"
#include "AvatarBridge/Wire/ReplyDecoder.h"
#include "Damage.h"
#include "Json.h"
#include "Packets.h"
#include "SilentSink.h"

namespace {

using namespace avatarbridge;

/** What became of the packets. */
class Run {
public:
    void read(const Packet& packet, bool isKept) {
        const bool isPacket = measured(packet, &Run::isGoodPacket);
        const bool isReply = measured(packet, &Run::isGoodReply);
        if (isKept) {
            streamVerdicts_ += isPacket ? '+' : '-';
            replyVerdicts_ += isReply ? '+' : '-';
        }
    }

    bool isWell() const { return wrongs_ == 0; }

    Json result() const {
        return Json::object({{"accepted", accepted_},
                             {"wrongs", wrongs_},
                             {"stream_verdicts", streamVerdicts_},
                             {"reply_verdicts", replyVerdicts_},
                             {"kinds_of_messages", messages_.size()},
                             {"longest_message", longestMessage_},
                             {"seconds", seconds_},
                             {"slowest_millis", slowest_ * 1e3},
                             {"most_allocated_beyond", mostAllocated_}});
    }

private:
    using Judge = bool (Run::*)(const Packet&);

    bool measured(const Packet& packet, Judge judge) {
        using Clock = std::chrono::steady_clock;
        const std::int64_t before = Allocations::bytes;
        const Clock::time_point start = Clock::now();
        const bool isGood = (this->*judge)(packet);
        const std::chrono::duration<double> took = Clock::now() - start;
        // What is good may be copied, its names into strings of their own.
        const auto fair = static_cast<std::int64_t>(32 * packet.size());
        mostAllocated_ = (std::max)(mostAllocated_, Allocations::bytes - before - fair);
        seconds_ += took.count();
        slowest_ = (std::max)(slowest_, took.count());
        keepMessage();
        accepted_ += isGood ? 1 : 0;
        wrongs_ += isGood == fault_.isSet() ? 1 : 0;
        return isGood;
    }

    bool isGoodPacket(const Packet& packet) {
        const int calls = sink_.calls;
        const bool isGood = decoder_.decode(bytesOf(packet), sink_, fault_);
        wrongs_ += sink_.calls == calls + (isGood ? 1 : 0) ? 0 : 1;
        return isGood;
    }

    bool isGoodReply(const Packet& packet) {
        Reply reply;
        reply.requestId = -1;
        const bool isGood = ReplyDecoder::decode(bytesOf(packet), reply, fault_);
        wrongs_ += isGood == (reply.requestId >= 0) ? 0 : 1;
        return isGood;
    }

    /** Keeps what was said, without the numbers in it, and sees that it can be shown. */
    void keepMessage() {
        std::string words;
        for (const char one : fault_.text()) {
            wrongs_ += one >= ' ' && one <= '~' ? 0 : 1;
            words += one >= '0' && one <= '9' ? "" : std::string(1, one);
        }
        longestMessage_ = (std::max)(longestMessage_, fault_.text().size());
        if (!words.empty()) {
            messages_.insert(words);
        }
    }

    PacketDecoder decoder_;
    SilentSink sink_;
    Fault fault_;
    std::string streamVerdicts_;
    std::string replyVerdicts_;
    std::set<std::string> messages_;
    std::size_t longestMessage_ = 0;
    std::int64_t mostAllocated_ = 0;
    double seconds_ = 0;
    double slowest_ = 0;
    int accepted_ = 0;
    int wrongs_ = 0;
};

}  // namespace

int main(int count, char** arguments) {
    const auto number = [&](int place, std::uint64_t otherwise) {
        return place < count ? std::strtoull(arguments[place], nullptr, 10) : otherwise;
    };
    const std::vector<Packet> golden = goldenPackets({"stream-", "reply-", "refusal"});
    if (golden.empty()) {
        std::fputs("no golden packets\n", stderr);
        return 2;
    }
    const std::uint64_t total = number(1, 100'000);
    const std::uint64_t kept = number(4, 0);
    std::FILE* keep = kept > 0 ? std::fopen(arguments[3], "wb") : nullptr;
    Damage damage(golden, number(2, 20'261'121));
    Run run;
    for (std::uint64_t i = 0; i < total; i++) {
        const Packet packet = damage.next();
        run.read(packet, i < kept);
        if (keep != nullptr && i < kept) {
            writePacket(packet, keep);
        }
    }
    if (keep != nullptr) {
        std::fclose(keep);
    }
    run.result().print();
    return run.isWell() ? 0 : 1;
}
