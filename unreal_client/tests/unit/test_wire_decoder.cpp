#include <doctest/doctest.h>

#include <cstdint>
#include <string>
#include <vector>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Wire/KnownRigs.h"
#include "AvatarBridge/Wire/Limits.h"
#include "AvatarBridge/Wire/PacketDecoder.h"
#include "AvatarBridge/Wire/Reply.h"
#include "AvatarBridge/Wire/ReplyDecoder.h"
#include "AvatarBridge/Wire/Rig.h"
#include "Packets.h"
#include "RecordJson.h"
#include "SilentSink.h"

using namespace avatarbridge;

namespace {

/** Keeps the last description. */
class DescriptionSink : public SilentSink {
public:
    DescriptionPtr last;

    void onDescription(std::string_view, DescriptionPtr description) override {
        last = std::move(description);
    }
};

/** The packet with one byte of the text `where` changed, counted from its beginning. */
Packet changed(Packet packet, const std::string& where, std::size_t offset, std::uint8_t value) {
    const std::size_t place = bytesOf(packet).text().find(where);
    REQUIRE(place != std::string::npos);
    packet[place + offset] = value;
    return packet;
}

/** A frame that has no bones, of the character of the golden packets. */
Packet boneless() {
    const Packet golden = goldenPacket("stream-frame");
    const std::string text(bytesOf(golden).text());
    const std::size_t bones = text.find("\245bones") + 6;
    const std::size_t hips = text.find("\244hips");
    const std::string made = text.substr(0, bones) + std::string("\xc4\x00", 2) + text.substr(hips);
    return Packet(made.begin(), made.end());
}

}  // namespace

TEST_CASE("a packet that is refused calls nobody, and says why") {
    PacketDecoder decoder;
    SilentSink sink;
    Fault fault;
    Packet packet = goldenPacket("stream-heartbeat");
    packet.pop_back();
    CHECK_FALSE(decoder.decode(bytesOf(packet), sink, fault));
    CHECK(sink.calls == 0);
    CHECK(fault.text().find("packet: ") != 0);
    CHECK(fault.text().find("not msgpack: ends") == 0);
}

TEST_CASE("a good packet clears the fault of the last") {
    PacketDecoder decoder;
    SilentSink sink;
    Fault fault;
    CHECK_FALSE(decoder.decode(bytesOf("nonsense"), sink, fault));
    CHECK(fault.isSet());
    CHECK(decoder.decode(bytesOf(goldenPacket("stream-heartbeat")), sink, fault));
    CHECK(sink.calls == 1);
    CHECK_FALSE(fault.isSet());
}

TEST_CASE("a packet beyond the largest is refused unread") {
    const Packet packet(Limits::kMaxPacketBytes + 1);
    PacketDecoder decoder;
    SilentSink sink;
    Fault fault;
    CHECK_FALSE(decoder.decode(bytesOf(packet), sink, fault));
    CHECK(fault.text() == "found 262145 bytes, expected at most 262144");
}

TEST_CASE("a description that is refused leaves the rig as it was") {
    PacketDecoder decoder;
    SilentSink sink;
    Fault fault;
    const Packet frame = boneless();
    CHECK(decoder.decode(bytesOf(frame), sink, fault));
    CHECK(decoder.decode(bytesOf(goldenPacket("stream-describe")), sink, fault));
    CHECK_FALSE(decoder.decode(bytesOf(frame), sink, fault));
    CHECK(fault.text().find("frame: bones: found 0, expected ") == 0);
    const Packet wrong = changed(goldenPacket("stream-describe"), "frame_rate", 10, 0);
    CHECK_FALSE(decoder.decode(bytesOf(wrong), sink, fault));
    CHECK(fault.text() == "describe: frame_rate: found 0, expected an integer from 1 to 240");
    CHECK(decoder.decode(bytesOf(goldenPacket("stream-frame")), sink, fault));
    CHECK_FALSE(decoder.decode(bytesOf(frame), sink, fault));
}

TEST_CASE("a description tells whether it says anything new") {
    PacketDecoder decoder;
    DescriptionSink sink;
    Fault fault;
    const Packet packet = goldenPacket("stream-describe");
    REQUIRE(decoder.decode(bytesOf(packet), sink, fault));
    const DescriptionPtr first = sink.last;
    REQUIRE(decoder.decode(bytesOf(changed(packet, "seq", 3, 0x7e)), sink, fault));
    CHECK(sink.last->seq == 126);
    CHECK(sink.last->isRepeatOf(*first));
    REQUIRE(decoder.decode(bytesOf(changed(packet, "shape7", 5, '!')), sink, fault));
    CHECK(sink.last->rig != first->rig);
    CHECK_FALSE(sink.last->isRepeatOf(*first));
    REQUIRE(decoder.decode(bytesOf(changed(packet, "s-7f3a", 0, 't')), sink, fault));
    CHECK(sink.last->rig == first->rig);
    CHECK_FALSE(sink.last->isRepeatOf(*first));
}

TEST_CASE("rigs are known of so many characters and no more") {
    KnownRigs rigs;
    bool areFound = true;
    for (int i = 0; i < 100'000; i++) {
        rigs.keep(std::to_string(i), {52, 55});
        areFound &= rigs.find(std::to_string(i)) != nullptr;
    }
    CHECK(areFound);
    int known = 0;
    for (int i = 0; i < 100'000; i++) {
        known += rigs.find(std::to_string(i)) != nullptr ? 1 : 0;
    }
    CHECK(known <= 1024);
    rigs.keep("99999", {1, 2});
    CHECK(rigs.find("99999")->bones == 2);
    CHECK(rigs.find("nobody") == nullptr);
}

TEST_CASE("an answer that is refused leaves the reply as it was") {
    Reply reply;
    Fault fault;
    REQUIRE(ReplyDecoder::decode(bytesOf(goldenPacket("reply-say")), reply, fault));
    CHECK(reply.isDone);
    const std::string turn = reply.turnId;
    CHECK_FALSE(turn.empty());
    CHECK_FALSE(ReplyDecoder::decode(bytesOf("\x01"), reply, fault));
    CHECK(fault.text() == "ends before its version");
    CHECK(reply.turnId == turn);
    REQUIRE(ReplyDecoder::decode(bytesOf(goldenPacket("refusal")), reply, fault));
    CHECK_FALSE(reply.isDone);
    CHECK(reply.turnId.empty());
    CHECK(reply.code == "unknown-gesture");
}
