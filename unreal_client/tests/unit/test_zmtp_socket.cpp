#include <doctest/doctest.h>

#include <functional>
#include <string>
#include <utility>
#include <vector>

#include "AvatarBridge/Zmtp/Dealer.h"
#include "AvatarBridge/Zmtp/Subscriber.h"
#include "FakeStream.h"
#include "FakeZmtp.h"
#include "Overheard.h"

// Sockets against servers in memory, in virtual time.

using namespace avatarbridge;

namespace {

constexpr int kPort = 5570;

Endpoint endpoint(std::string_view text = "tcp://127.0.0.1:5570") {
    Endpoint read;
    Fault fault;
    REQUIRE(Endpoint::read(text, read, fault));
    return read;
}

bool has(const std::string& text, std::string_view part) {
    const bool isThere = text.find(part) != std::string::npos;
    CHECK_MESSAGE(isThere, text);
    return isThere;
}

/** A network with one port, and a subscriber that is pumped. */
struct Stage {
    explicit Stage(ZmtpSettings settings = {})
        : subscriber(endpoint(), settings, network, overheard) {}

    void spend(int millis) {
        const std::int64_t until = network.clock.millis() + millis;
        while (network.clock.millis() < until) {
            subscriber.wait(5);
            subscriber.pump(network.clock.millis());
            if (subscriber.state() == SocketState::Waiting) {
                network.pass(1);
            }
        }
    }

    bool spendUntil(const std::function<bool()>& holds, int millis = 5000) {
        const std::int64_t until = network.clock.millis() + millis;
        while (!holds() && network.clock.millis() < until) {
            subscriber.wait(5);
            subscriber.pump(network.clock.millis());
            network.pass(1);
        }
        return holds();
    }

    bool isConnected() const { return subscriber.state() == SocketState::Connected; }

    FakeNetwork network;
    Overheard overheard;
    Subscriber subscriber;
};

std::string command(std::string_view name, std::string_view data) {
    return std::string(name).append(data);
}

}  // namespace

TEST_CASE("Topics are subscribed to, and what is published on them arrives") {
    FakeZmtp publisher("XPUB");
    Stage stage;
    stage.network.listen(kPort, publisher.server());
    stage.subscriber.subscribe(std::string_view("hana\0", 5));
    CHECK(stage.subscriber.state() == SocketState::Connecting);
    REQUIRE(stage.spendUntil([&] { return stage.isConnected(); }));
    stage.spend(5);
    CHECK(publisher.take() ==
          std::vector{command(kSubscribeCommand, std::string_view("hana\0", 5))});
    stage.subscriber.subscribe(std::string_view("hana\0", 5));
    stage.subscriber.subscribe("");
    stage.subscriber.unsubscribe("nobody");
    stage.subscriber.unsubscribe("");
    stage.spend(5);
    CHECK(publisher.take() ==
          std::vector{command(kSubscribeCommand, ""), command(kCancelCommand, "")});
    publisher.send("one");
    publisher.send(std::string(70'000, 'x'));
    publisher.send("");
    stage.spend(50);
    CHECK(stage.overheard.packets == std::vector<std::string>{"one", std::string(70'000, 'x'), ""});
    CHECK(stage.subscriber.lastError().empty());
}

TEST_CASE("A handshake may be cut at every byte") {
    const std::string words = greetingOf() + readyOf("XPUB") + frameOf("hello");
    for (std::size_t cut = 0; cut <= words.size(); cut++) {
        Stage stage;
        stage.network.listen(kPort, says(words.substr(0, cut)));
        stage.spend(20);
        REQUIRE(stage.network.wires.size() == 1);
        CHECK(stage.isConnected() == (cut >= words.size() - 7));
        stage.network.wires[0]->say(words.substr(cut));
        REQUIRE(stage.spendUntil([&] { return !stage.overheard.packets.empty(); }));
        CHECK(stage.overheard.packets == std::vector<std::string>{"hello"});
        CHECK(stage.network.wires.size() == 1);
    }
}

TEST_CASE("Bytes that come one at a time are waited for") {
    Stage stage;
    stage.network.listen(kPort, says(greetingOf() + readyOf("PUB") + frameOf("hello")));
    stage.spend(1);
    stage.network.wires[0]->piece = 1;
    REQUIRE(stage.spendUntil([&] { return !stage.overheard.packets.empty(); }));
    CHECK(stage.overheard.packets == std::vector<std::string>{"hello"});
}

TEST_CASE("Both sides greet by halves, so that a peer who refuses us can be named") {
    Stage stage;
    std::string heard;
    int halves = 0;
    stage.network.listen(kPort, [&](FakeWire& wire) {
        heard += wire.take();
        if (halves == 0 && heard.size() == Greeting::kFirstBytes) {
            halves = 1;
            wire.say(greetingOf());
        } else if (halves == 1 && heard.size() == Greeting::kBytes) {
            halves = 2;
            wire.say(readyOf("XPUB"));
        }
    });
    REQUIRE(stage.spendUntil([&] { return stage.isConnected(); }, 100));
    stage.spend(5);
    CHECK(heard.substr(0, 12) == greetingOf().substr(0, 12));
    has(heard.substr(64), "\5READY\13Socket-Type");
    has(heard.substr(64), std::string_view("\0\0\0\3SUB\10Identity\0\0\0\0", 20));
}

TEST_CASE("A peer that waits for our greeting and our READY gets them") {
    Stage stage;
    std::string heard;
    stage.network.listen(kPort, [&](FakeWire& wire) {
        const std::string words = wire.take();
        const bool isGreeted = heard.size() < 64 && heard.size() + words.size() >= 64;
        const bool isReady = heard.size() == 64 && !words.empty();
        heard += words;
        if (isGreeted) {
            wire.say(greetingOf());
        } else if (isReady) {
            wire.say(readyOf("XPUB"));
        }
    });
    REQUIRE(stage.spendUntil([&] { return stage.isConnected(); }, 1000));
    CHECK(stage.network.wires.size() == 1);
}

TEST_CASE("Wrong peers are named and tried again") {
    const std::string hello = greetingOf();
    const std::string cutReady = frameOf(std::string_view("\5READY\xFF\0", 8), true);
    const std::vector<std::pair<std::string, std::string>> cases = {
        {"HTTP/1.1 400 Bad Request\r\n\r\n", "is a web server, not a sidecar: it said \"HTTP/1.1"},
        {"SSH-2.0-OpenSSH_9.6\r\n", "does not speak ZeroMQ: it said \"SSH-2.0"},
        {"\x01x", "does not speak ZeroMQ"},
        {std::string("\xFF\0\0\0\0\0\0\0\0\x7E", 10), "does not speak ZeroMQ"},
        {std::string("\1\0", 2), "speaks ZMTP 1.0; ZMTP 3.0 (ZeroMQ 4.0) or later is needed"},
        {hello.substr(0, 10) + "\1\2", "speaks ZMTP 2.0; ZMTP 3.0"},
        {hello.substr(0, 10) + std::string("\0\2", 2), "speaks ZMTP 1.0"},
        {"", "takes connections but does not speak ZeroMQ: it said nothing for 0.3 s"},
        {"HTT", "takes connections but does not speak ZeroMQ: it stopped for 0.3 s"},
        {hello.substr(0, 30), "it stopped for 0.3 s"},
        {hello, "it stopped for 0.3 s"},
        {greetingOf(1, "CURVE"), "needs keys (CURVE), which this client does not speak"},
        {greetingOf(1, "PLAIN"), "needs a password (PLAIN), which this client does not speak"},
        {greetingOf(1, "GSSAPI"), "needs the security mechanism GSSAPI"},
        {greetingOf(1, "A MECHANISM OF 20 B."), "the security mechanism A MECHANISM OF 20 B."},
        {hello + frameOf("\5ERROR\2no", true), "refused the connection: \"no\""},
        {hello + frameOf("hi"), "sent \"hi\" instead of READY"},
        {hello + frameOf("\5READYx", true), "sent a READY that is cut off"},
        {hello + cutReady, "sent a READY that is cut off"},
        {hello + std::string("\5\0", 2), "flags 0x05"},
        {hello + readyOf("ROUTER"), "is a ROUTER socket; the stream needs PUB or XPUB. Are the "},
        {hello + frameOf("\5READY", true), "is a nameless socket"},
    };
    for (const auto& [words, why] : cases) {
        ZmtpSettings settings;
        settings.handshakeMillis = 300;
        settings.wrongPeerRetryMillis = 100;
        Stage stage(settings);
        stage.network.listen(kPort, says(words));
        REQUIRE(stage.spendUntil([&] { return !stage.subscriber.lastError().empty(); }));
        CHECK(stage.subscriber.state() == SocketState::Waiting);
        CHECK(has(stage.subscriber.lastError(), why));
        CHECK(has(stage.subscriber.lastError(), "tcp://127.0.0.1:5570: "));
        CHECK(stage.spendUntil([&] { return stage.network.wires.size() > 2; }));
        CHECK(stage.overheard.connections == 0);
        CHECK(stage.overheard.reasons.empty());
    }
}

TEST_CASE("A peer that closes while shaking hands is said to have, at every byte") {
    const std::string words = greetingOf() + readyOf("XPUB");
    for (std::size_t cut = 0; cut < words.size(); cut++) {
        Stage stage;
        stage.network.listen(kPort, [&](FakeWire& wire) {
            wire.say(words.substr(0, cut));
            wire.leave();
        });
        REQUIRE(stage.spendUntil([&] { return !stage.subscriber.lastError().empty(); }));
        CHECK(has(stage.subscriber.lastError(), "closed the connection"));
    }
}

TEST_CASE("A peer that breaks the protocol is left and tried again, and what was whole is kept") {
    const std::vector<std::pair<std::string, std::string>> cases = {
        {std::string("\2\x10\0\0\0\0\0\0\0", 9), "announced a frame of"},
        {std::string("\6\0\0\0\0\0\4\0\1", 9), "a frame of 262145 bytes; at most 262144"},
        {std::string("\x08\0", 2), "flags 0x08"},
        {frameOf("\4PING", true), "a PING without a time to live"},
        {frameOf("\5ERROR\6thrown", true), "ended the connection: \"thrown\""},
    };
    for (const auto& [words, why] : cases) {
        ZmtpSettings settings;
        settings.wrongPeerRetryMillis = 100;
        Stage stage(settings);
        stage.network.listen(kPort,
                             says(greetingOf() + readyOf("XPUB") + frameOf("ok") + words));
        REQUIRE(stage.spendUntil([&] { return !stage.overheard.reasons.empty(); }));
        CHECK(stage.overheard.packets == std::vector<std::string>{"ok"});
        CHECK(has(stage.overheard.reasons[0], why));
        CHECK(stage.spendUntil([&] { return stage.overheard.connections > 1; }));
    }
}

TEST_CASE("Unknown commands, and parts before the last, are passed over") {
    Stage stage;
    const std::string parts = std::string("\1\5topic\1\6middle", 15) + frameOf("packet");
    stage.network.listen(kPort, says(greetingOf() + readyOf("XPUB") +
                                     frameOf("\7NOVELTYx", true) + frameOf("", true) + parts));
    stage.spend(50);
    CHECK(stage.overheard.packets == std::vector<std::string>{"packet"});
    CHECK(stage.isConnected());
}

TEST_CASE("A PING is answered with its context") {
    Stage stage;
    FakeZmtp publisher("XPUB");
    stage.network.listen(kPort, publisher.server());
    stage.spend(20);
    publisher.present[0]->say(frameOf(std::string_view("\4PING\0\nabc", 10), true));
    stage.spend(20);
    CHECK(publisher.take() == std::vector{command(kPongCommand, "abc")});
}

TEST_CASE("A peer that is silent but there is asked, and kept") {
    Stage stage;
    FakeZmtp publisher("XPUB");
    stage.network.listen(kPort, publisher.server());
    stage.spend(10'000);
    CHECK(stage.isConnected());
    CHECK(stage.overheard.reasons.empty());
    CHECK(publisher.pings >= 8);
    CHECK(publisher.pings <= 10);
}

TEST_CASE("A half-open connection is noticed, and left") {
    Stage stage;
    FakeZmtp publisher("XPUB");
    stage.network.listen(kPort, publisher.server());
    REQUIRE(stage.spendUntil([&] { return stage.isConnected(); }));
    publisher.isSulking = true;
    const std::int64_t since = stage.network.clock.millis();
    REQUIRE(stage.spendUntil([&] { return !stage.overheard.reasons.empty(); }));
    CHECK(has(stage.overheard.reasons[0], "has not answered for 3 s"));
    CHECK(stage.network.clock.millis() - since < 3100);
    publisher.isSulking = false;
    CHECK(stage.spendUntil([&] { return stage.isConnected(); }));
}

TEST_CASE("A peer of ZMTP 3.0 gets subscriptions as messages, and no PING") {
    Stage stage;
    FakeZmtp publisher("PUB", 0);
    stage.network.listen(kPort, publisher.server());
    stage.subscriber.subscribe("ada");
    stage.spend(6000);
    CHECK(stage.isConnected());
    CHECK(publisher.pings == 0);
    stage.subscriber.unsubscribe("ada");
    stage.spend(10);
    CHECK(publisher.take() == std::vector{command("\1", "ada"), std::string("\0ada", 4)});
}

TEST_CASE("Nobody there is said, tried again ever more patiently, and met when there") {
    Stage stage;
    stage.spend(3000);
    CHECK(stage.subscriber.state() != SocketState::Connected);
    CHECK(has(stage.subscriber.lastError(), "nobody listens there; is the sidecar running?"));
    CHECK(stage.network.tries.size() >= 8);
    CHECK(stage.network.tries.size() <= 11);
    CHECK(stage.network.tries[0] == std::pair<std::string, int>("127.0.0.1", kPort));
    FakeZmtp publisher("XPUB");
    stage.network.listen(kPort, publisher.server());
    CHECK(stage.spendUntil([&] { return stage.isConnected(); }, 600));
    CHECK(stage.subscriber.lastError().empty());
}

TEST_CASE("Where nothing answers at all the try ends in time") {
    Stage stage;
    stage.network.cut();
    stage.spend(1900);
    CHECK(stage.subscriber.state() == SocketState::Connecting);
    CHECK(stage.subscriber.lastError().empty());
    stage.spend(200);
    CHECK(has(stage.subscriber.lastError(), "nobody answers within 2 s"));
    stage.network.mend();
    FakeZmtp publisher("XPUB");
    stage.network.listen(kPort, publisher.server());
    CHECK(stage.spendUntil([&] { return stage.isConnected(); }, 1000));
}

TEST_CASE("After a restart everything is subscribed to again, at once") {
    FakeZmtp publisher("XPUB");
    Stage stage;
    stage.network.listen(kPort, publisher.server());
    std::vector<std::string> wanted;
    for (int i = 0; i < 50; i++) {
        stage.subscriber.subscribe("character-" + std::to_string(i));
        wanted.push_back(command(kSubscribeCommand, "character-" + std::to_string(i)));
    }
    stage.spend(3000);
    CHECK(publisher.take() == wanted);
    stage.network.leave(kPort);
    REQUIRE(stage.spendUntil([&] { return !stage.overheard.reasons.empty(); }));
    CHECK(has(stage.overheard.reasons[0], "closed the connection"));
    CHECK(stage.subscriber.state() == SocketState::Waiting);
    stage.network.listen(kPort, publisher.server());
    const std::int64_t since = stage.network.clock.millis();
    REQUIRE(stage.spendUntil([&] { return stage.overheard.connections == 2; }));
    CHECK(stage.network.clock.millis() - since < 100);
    stage.spend(10);
    CHECK(publisher.take() == wanted);
}

TEST_CASE("A server that throws everybody out is not pestered") {
    Stage stage;
    stage.network.listen(kPort, [](FakeWire& wire) {
        wire.say(greetingOf() + readyOf("XPUB"));
        wire.leave();
    });
    stage.spend(3000);
    CHECK(stage.overheard.connections >= 5);
    CHECK(stage.overheard.connections <= 11);
}

TEST_CASE("An address of every host cannot be connected to, and says what can") {
    FakeNetwork network;
    Overheard overheard;
    Subscriber subscriber(endpoint("tcp://0.0.0.0:5570"), ZmtpSettings(), network, overheard);
    subscriber.pump(0);
    CHECK(subscriber.state() == SocketState::Waiting);
    CHECK(has(subscriber.lastError(), "connect to one host, such as tcp://127.0.0.1:5570"));
    CHECK(network.tries.empty());
}

TEST_CASE("A dealer whose peer does not read fills up, and says so") {
    FakeNetwork network;
    Overheard overheard;
    Dealer dealer(endpoint(), ZmtpSettings(), network, overheard);
    network.listen(kPort, says(greetingOf() + readyOf("ROUTER")));
    CHECK_FALSE(dealer.send(bytesOf("early")));
    for (int i = 0; i < 20; i++) {
        dealer.wait(5);
        dealer.pump(network.clock.millis());
    }
    REQUIRE(dealer.state() == SocketState::Connected);
    FakeWire& wire = *network.wires[0];
    wire.take();
    wire.room = 4096;
    const std::string large(60'000, 'x');
    int sent = 0;
    while (dealer.send(bytesOf(large)) && sent < 100) {
        sent++;
    }
    CHECK(sent == 4);
    std::string heard;
    for (int i = 0; i < 200; i++) {
        heard += wire.take();
        dealer.wait(5);
        dealer.pump(network.clock.millis());
    }
    CHECK(heard.size() == 4 * (large.size() + 9));
    CHECK(dealer.send(bytesOf(large)));
}

TEST_CASE("A flood is read in turns, so that whoever pumps is never kept") {
    Stage stage;
    FakeZmtp publisher("XPUB");
    stage.network.listen(kPort, publisher.server());
    REQUIRE(stage.spendUntil([&] { return stage.isConnected(); }));
    for (int i = 0; i < 4000; i++) {
        publisher.send(std::string(1000, 'x'));
    }
    stage.subscriber.pump(stage.network.clock.millis());
    const std::size_t first = stage.overheard.packets.size();
    CHECK(first > 500);
    CHECK(first < 2000);
    for (int i = 0; i < 10; i++) {
        stage.subscriber.pump(stage.network.clock.millis());
    }
    CHECK(stage.overheard.packets.size() == 4000);
}

TEST_CASE("Once closed it connects no more") {
    Stage stage;
    FakeZmtp publisher("XPUB");
    stage.network.listen(kPort, publisher.server());
    REQUIRE(stage.spendUntil([&] { return stage.isConnected(); }));
    stage.subscriber.close();
    CHECK(stage.network.wires[0]->hasClientLeft);
    CHECK(stage.subscriber.state() == SocketState::Stopped);
    stage.spend(5000);
    CHECK(stage.network.wires.size() == 1);
    CHECK(stage.overheard.reasons.empty());
}
