// Decodes packets from the standard input, or the files that are named, with one decoder, and
// prints a line of JSON for each: the record, or what the decoder had against it. With the first
// argument "replies" the packets are answers; otherwise it is "stream".

#include <cstdio>
#include <string>
#include <vector>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Wire/PacketDecoder.h"
#include "AvatarBridge/Wire/Reply.h"
#include "AvatarBridge/Wire/ReplyDecoder.h"
#include "Json.h"
#include "Packets.h"
#include "RecordJson.h"

namespace {

using namespace avatarbridge;

Json wrong(const std::string& message) {
    return Json::object({{"error", message}});
}

Json replyLine(const Packet& packet) {
    Reply reply;
    Fault fault;
    const bool isGood = ReplyDecoder::decode(bytesOf(packet), reply, fault);
    return isGood ? replyJson(reply) : wrong(fault.text());
}

Json recordLine(const Packet& packet, PacketDecoder& decoder, RecordJson& sink) {
    Fault fault;
    const int calls = sink.calls;
    const bool isGood = decoder.decode(bytesOf(packet), sink, fault);
    if (sink.calls != calls + (isGood ? 1 : 0)) {
        return wrong("not called just once, or called and refused");
    }
    return isGood ? sink.record : wrong(fault.text());
}

}  // namespace

int main(int count, char** arguments) {
    const bool areReplies = count > 1 && std::string(arguments[1]) == "replies";
    std::vector<Packet> packets;
    for (int i = 2; i < count; i++) {
        packets.push_back(readFile(arguments[i]));
    }
    if (packets.empty()) {
        packets = PacketInput().readAll();
    }
    PacketDecoder decoder;
    RecordJson sink;
    for (const Packet& packet : packets) {
        const Json line = areReplies ? replyLine(packet) : recordLine(packet, decoder, sink);
        line.print();
    }
    return 0;
}
