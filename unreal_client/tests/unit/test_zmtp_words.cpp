#include <doctest/doctest.h>

#include <cstring>
#include <limits>
#include <random>
#include <string>
#include <vector>

#include "AvatarBridge/Zmtp/Backoff.h"
#include "AvatarBridge/Zmtp/Commands.h"
#include "AvatarBridge/Zmtp/Endpoint.h"
#include "AvatarBridge/Zmtp/FrameReader.h"
#include "AvatarBridge/Zmtp/FrameWriter.h"
#include "AvatarBridge/Zmtp/Heartbeats.h"
#include "AvatarBridge/Zmtp/SocketKind.h"

// The parts of ZMTP that need no connection: frames, commands, waits, addresses.

using namespace avatarbridge;

namespace {

constexpr std::size_t kLimit = 4096;

void give(FrameReader& reader, Bytes bytes) {
    const FrameReader::Room room = reader.room();
    const Bytes taken = bytes.upTo(room.size);
    REQUIRE(taken.size == bytes.size);
    std::memcpy(room.data, taken.data, taken.size);
    reader.took(taken.size);
}

std::string bodyOf(std::size_t size, std::size_t seed) {
    std::string body(size, '\0');
    for (std::size_t i = 0; i < size; i++) {
        body[i] = static_cast<char>(i * 31 + seed);
    }
    return body;
}

std::string faultOf(std::string_view endpoint) {
    Endpoint read;
    Fault fault;
    CHECK_FALSE(Endpoint::read(endpoint, read, fault));
    CHECK(read.isNone());
    return fault.text();
}

Endpoint endpoint(std::string_view text) {
    Endpoint read;
    Fault fault;
    REQUIRE(Endpoint::read(text, read, fault));
    return read;
}

}  // namespace

TEST_CASE("Frames of any length in any pieces arrive whole and in order") {
    std::mt19937 random(1);
    for (int round = 0; round < 50; round++) {
        FrameWriter writer(1 << 20);
        std::vector<std::string> sent;
        for (std::size_t i = 0; i < 20; i++) {
            const std::size_t size = random() % 2 == 0 ? random() % 300 : random() % (kLimit + 1);
            sent.push_back(bodyOf(size, i));
            REQUIRE(writer.message(bytesOf(sent.back())));
        }
        FrameReader reader(kLimit);
        std::size_t found = 0;
        while (!writer.isEmpty()) {
            const FrameReader::Room room = reader.room();
            const Bytes piece = writer.unsent().upTo(1 + random() % 2000).upTo(room.size);
            std::memcpy(room.data, piece.data, piece.size);
            reader.took(piece.size);
            writer.sent(piece.size);
            ZmtpFrame frame;
            ZmtpFault fault;
            while (reader.read(frame, fault)) {
                REQUIRE(found < sent.size());
                CHECK(frame.body.text() == sent[found++]);
                CHECK_FALSE(frame.isCommand());
                CHECK_FALSE(frame.hasMore());
            }
            CHECK_FALSE(fault.isSet());
        }
        CHECK(found == sent.size());
        CHECK(reader.capacity() <= kLimit + 9);
    }
}

TEST_CASE("A length that is only claimed makes no buffer grow") {
    FrameReader reader(1 << 18);
    const std::size_t before = reader.capacity();
    give(reader, bytesOf(std::string_view("\2\0\0\0\0\0\4\0\0", 9)));
    ZmtpFrame frame;
    ZmtpFault fault;
    CHECK_FALSE(reader.read(frame, fault));
    CHECK_FALSE(fault.isSet());
    CHECK(reader.capacity() == before);
}

TEST_CASE("Frames that are not allowed are refused with what was found") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {std::string("\2\x10\0\0\0\0\0\0\0", 9), "announced a frame of 1152921504606846976 bytes"},
        {"\2" + std::string(8, '\xFF'),
         "announced a frame of 18446744073709551615 bytes; at most 4096 are taken"},
        {std::string("\6\0\0\0\0\0\0\x10\1", 9), "announced a frame of 4097 bytes"},
        {std::string("\x08\0", 2), "flags 0x08, which ZMTP 3 does not have"},
        {std::string("\xFF\0", 2), "flags 0xFF"},
        {std::string("\5\0", 2), "flags 0x05"},
    };
    for (const auto& [bytes, why] : cases) {
        FrameReader reader(kLimit);
        give(reader, bytesOf(bytes));
        ZmtpFrame frame;
        ZmtpFault fault;
        CHECK_FALSE(reader.read(frame, fault));
        CHECK(fault.kind() == ZmtpFaultKind::Malformed);
        CHECK_MESSAGE(fault.text().find(why) != std::string::npos, fault.text());
    }
}

TEST_CASE("What waits to be sent has a limit, and what is beyond it is not begun") {
    FrameWriter writer(1000);
    const std::string body(400, 'x');
    CHECK(writer.message(bytesOf(body)));
    CHECK(writer.message(bytesOf(body)));
    const std::size_t full = writer.unsent().size;
    CHECK_FALSE(writer.message(bytesOf(body)));
    CHECK(writer.unsent().size == full);
    writer.sent(409);
    CHECK(writer.message(bytesOf(body)));
}

TEST_CASE("Properties of READY are read, in whatever case and order") {
    std::vector<std::uint8_t> properties;
    addProperty("X-Other", std::string(300, 'o'), properties);
    addProperty("SOCKET-type", "XPUB", properties);
    std::string type;
    ZmtpFault fault;
    CHECK(readSocketType({properties.data(), properties.size()}, type, fault));
    CHECK(type == "XPUB");
    for (std::size_t size = 1; size < properties.size(); size++) {
        ZmtpFault cut;
        const bool isWhole = readSocketType({properties.data(), size}, type, cut);
        CHECK(isWhole == (size == 1 + 7 + 4 + 300));
        CHECK(cut.isSet() != isWhole);
    }
    CHECK(readSocketType({}, type, fault));
    CHECK(type.empty());
}

TEST_CASE("Reasons and contexts of commands are never longer than what came") {
    CHECK(reasonOf(bytesOf("\2nothing")) == "\"no\"");
    CHECK(reasonOf(bytesOf("\xFFno")) == "\"no\"");
    CHECK(reasonOf({}) == "\"\"");
    Bytes context;
    ZmtpFault fault;
    CHECK(readContext(bytesOf(std::string(2, '\0') + std::string(40, 'c')), context, fault));
    CHECK(context.size == 16);
    CHECK(readContext(bytesOf(std::string(2, '\0')), context, fault));
    CHECK(context.isEmpty());
    CHECK_FALSE(readContext(bytesOf("x"), context, fault));
    CHECK(fault.text() == "sent a PING without a time to live");
}

TEST_CASE("What a stranger said is shown without trusting it") {
    CHECK(quoted(bytesOf("a\nb\xC3\x28")) == "\"a.b.(\"");
    CHECK(shown(bytesOf(std::string(41, 'x'))) == std::string(40, 'x') + "\xE2\x80\xA6");
    CHECK(secondsText(300) == "0.3 s");
    CHECK(secondsText(2000) == "2 s");
    CHECK(secondsText(1005) == "1.005 s");
    CHECK(secondsText(0) == "0 s");
}

TEST_CASE("Sockets that do not fit are named") {
    ZmtpFault fault;
    CHECK(SocketKind::subscriber().fits("XPUB", fault));
    CHECK(SocketKind::subscriber().fits("PUB", fault));
    CHECK(SocketKind::dealer().fits("REP", fault));
    CHECK_FALSE(fault.isSet());
    CHECK_FALSE(SocketKind::dealer().fits("", fault));
    CHECK(fault.text() ==
          "is a nameless socket; requests needs ROUTER or DEALER or REP. Are the addresses of the "
          "stream and of the requests swapped?");
}

TEST_CASE("Waits between tries grow, and start over after a connection that lasted") {
    Backoff backoff((ZmtpSettings()));
    for (const int expected : {50, 100, 200, 400, 500, 500}) {
        CHECK(backoff.failed(false) == expected);
    }
    CHECK(backoff.failed(true) == 2000);
    backoff.connected(10);
    CHECK(backoff.failed(false) == 500);
    backoff.connected(5000);
    CHECK(backoff.failed(false) == 50);
}

TEST_CASE("Silence is a question left unanswered") {
    Heartbeats heartbeats(ZmtpSettings(), true, 0);
    CHECK_FALSE(heartbeats.ask(999));
    CHECK_FALSE(heartbeats.isSilent(60'000));
    CHECK(heartbeats.ask(60'000));
    CHECK_FALSE(heartbeats.isSilent(60'000));
    CHECK_FALSE(heartbeats.ask(60'001));
    CHECK(heartbeats.isSilent(62'000));
    heartbeats.heard(62'001);
    CHECK_FALSE(heartbeats.isSilent(90'000));
    Heartbeats old(ZmtpSettings(), false, 0);
    CHECK_FALSE(old.ask(9999));
    CHECK_FALSE(old.isSilent(9999));
}

TEST_CASE("Addresses are read") {
    CHECK(endpoint(" TCP://127.0.0.1:5570 ").text() == "tcp://127.0.0.1:5570");
    CHECK(endpoint("tcp://[::1]:80").host() == "::1");
    CHECK(endpoint("tcp://[::1]:80").text() == "tcp://[::1]:80");
    CHECK(endpoint("tcp://*:1").isWildcard());
    CHECK(endpoint("tcp://avatar.lan:65535") == endpoint("tcp://AVATAR.LAN:65535"));
    CHECK(endpoint("tcp://a:1") != endpoint("tcp://a:2"));
    CHECK(Endpoint().text().empty());
}

TEST_CASE("A sidecar that listens everywhere is where its stream is") {
    const Endpoint stream = endpoint("tcp://avatar.lan:5570");
    CHECK(endpoint("tcp://[::]:9").seenFrom(stream).text() == "tcp://avatar.lan:9");
    CHECK(endpoint("tcp://0.0.0.0:9").seenFrom(stream).text() == "tcp://avatar.lan:9");
    CHECK(endpoint("tcp://*:9").seenFrom(endpoint("tcp://[::1]:1")).text() == "tcp://[::1]:9");
    CHECK(endpoint("tcp://10.0.0.1:9").seenFrom(stream).text() == "tcp://10.0.0.1:9");
}

TEST_CASE("What is no address is refused with a reason") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"", "it does not begin with tcp://"},
        {"127.0.0.1:5570", "it does not begin with tcp://"},
        {"://", "it does not begin with tcp://"},
        {"ipc:///tmp/bridge", "only tcp:// is supported, not ipc://"},
        {"tcp://127.0.0.1", "it names no port"},
        {"tcp://[::1]", "it names no port"},
        {"tcp://", "it names no port"},
        {"tcp://:5570", "it names no host"},
        {"tcp://::1:5570", "stands in brackets"},
        {"tcp://host:port", "the port \"port\" is not a number from 1 to 65535"},
        {"tcp://host:", "the port \"\""},
        {"tcp://host:+1", "the port \"+1\""},
        {"tcp://host:0", "the port \"0\""},
        {"tcp://host:65536", "the port \"65536\""},
        {"tcp://host:99999999999999999999", "the port \"99999999999999999999\""},
        {"tcp://a/b:80", "has characters that no host has"},
        {"tcp://a b:80", "has characters that no host has"},
        {std::string("tcp://a\0b:80", 12), "has characters that no host has"},
    };
    for (const auto& [text, why] : cases) {
        const std::string said = faultOf(text);
        CHECK_MESSAGE(said.find(why) != std::string::npos, said);
        CHECK(said.find("tcp://127.0.0.1:5570") != std::string::npos);
    }
}
