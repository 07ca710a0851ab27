#include <arpa/inet.h>
#include <doctest/doctest.h>

#include <string>

#include "FakeStream.h"
#include "PosixSockets.h"

// What every ByteStream and Connector keeps to, so that the core may rely on it: one test, for the
// sockets in memory that other tests play with and for those of the operating system.

using namespace avatarbridge;

namespace {

/** A network in memory, and its one server. */
class FakeWorld {
public:
    static constexpr int kPort = 5570;

    FakeWorld() {
        network.listen(kPort, [](FakeWire&) {});
    }

    Connector& connector() { return network; }
    int port() { return kPort; }
    int strangePort() { return kPort + 1; }

    bool accept() { return !network.wires.empty(); }
    void say(const std::string& bytes) { wire().say(bytes); }
    std::string take(std::size_t) { return wire().take(); }
    void hoard() { wire().room = 4096; }
    void leave() { wire().leave(); }
    bool isLeft() { return wire().hasClientLeft; }

private:
    FakeWire& wire() { return *network.wires.back(); }

    FakeNetwork network;
};

/** A server of this machine. */
class PosixWorld {
public:
    PosixWorld() : listener_(bound()), stranger_(bound()) { listen(listener_, 4); }

    ~PosixWorld() {
        leave();
        close(listener_);
        close(stranger_);
    }

    Connector& connector() { return connector_; }
    int port() { return portOf(listener_); }

    /** Bound, so that nobody else listens there. */
    int strangePort() { return portOf(stranger_); }

    bool accept() {
        served_ = ::accept(listener_, nullptr, nullptr);
        return served_ >= 0;
    }

    void say(const std::string& bytes) {
        REQUIRE(send(served_, bytes.data(), bytes.size(), 0) == ssize_t(bytes.size()));
    }

    std::string take(std::size_t count) {
        std::string taken(count, '\0');
        taken.resize(std::size_t(recv(served_, taken.data(), count, MSG_WAITALL)));
        return taken;
    }

    void hoard() {}

    void leave() {
        if (served_ >= 0) {
            close(served_);
            served_ = -1;
        }
    }

    bool isLeft() {
        char byte;
        return recv(served_, &byte, 1, 0) == 0;
    }

private:
    static int bound() {
        const int made = socket(AF_INET, SOCK_STREAM, 0);
        sockaddr_in address{};
        address.sin_family = AF_INET;
        address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
        REQUIRE(bind(made, reinterpret_cast<sockaddr*>(&address), sizeof(address)) == 0);
        return made;
    }

    static int portOf(int made) {
        sockaddr_in address{};
        socklen_t size = sizeof(address);
        getsockname(made, reinterpret_cast<sockaddr*>(&address), &size);
        return ntohs(address.sin_port);
    }

    PosixConnector connector_;
    int listener_;
    int stranger_;
    int served_ = -1;
};

void settle(ByteStream& stream) {
    for (int i = 0; i < 50 && stream.state() == StreamState::Connecting; i++) {
        stream.wait(20);
    }
}

std::string readAll(ByteStream& stream, std::size_t count) {
    std::string bytes;
    std::uint8_t piece[7];
    for (int quiet = 0; bytes.size() < count && quiet < 50;) {
        const std::size_t got = stream.read(piece, sizeof(piece));
        bytes.append(reinterpret_cast<char*>(piece), got);
        if (got == 0) {
            quiet++;
            stream.wait(20);
        }
    }
    return bytes;
}

}  // namespace

TEST_CASE_TEMPLATE("A stream keeps to what the core relies on", World, FakeWorld, PosixWorld) {
    World world;
    auto stream = world.connector().connect("127.0.0.1", world.port());
    REQUIRE(stream);
    settle(*stream);
    REQUIRE(stream->state() == StreamState::Open);
    REQUIRE(world.accept());
    CHECK(stream->reason().empty());
    std::uint8_t byte = 0;

    SUBCASE("nothing has come: reading gives none, and it stays open") {
        CHECK(stream->read(&byte, 1) == 0);
        stream->wait(1);
        CHECK(stream->read(&byte, 1) == 0);
        CHECK(stream->state() == StreamState::Open);
    }

    SUBCASE("bytes go both ways, whole and in order") {
        CHECK(stream->write(bytesOf("hello")) == 5);
        CHECK(world.take(5) == "hello");
        world.say("a reply that is longer than one read");
        CHECK(readAll(*stream, 36) == "a reply that is longer than one read");
    }

    SUBCASE("a peer that does not read fills up, and nobody waits for it") {
        world.hoard();
        const std::string much(1 << 20, 'x');
        std::size_t sent = 0;
        std::size_t taken = 1;
        for (int i = 0; i < 1000 && taken > 0; i++) {
            taken = stream->write(bytesOf(much));
            sent += taken;
        }
        CHECK(taken == 0);
        CHECK(sent > 0);
        CHECK(stream->state() == StreamState::Open);
    }

    SUBCASE("what came before the end is read before the end is seen") {
        world.say("last words");
        world.leave();
        CHECK(readAll(*stream, 10) == "last words");
        CHECK(readAll(*stream, 1).empty());
        CHECK(stream->state() == StreamState::Closed);
        CHECK(stream->reason() == "closed the connection");
        CHECK(stream->write(bytesOf("x")) == 0);
        CHECK(stream->read(&byte, 1) == 0);
        stream->wait(1);
    }

    SUBCASE("destroying it closes the connection") {
        stream.reset();
        CHECK(world.isLeft());
    }
}

TEST_CASE_TEMPLATE("Nobody there is said", World, FakeWorld, PosixWorld) {
    World world;
    auto stream = world.connector().connect("127.0.0.1", world.strangePort());
    REQUIRE(stream);
    settle(*stream);
    CHECK(stream->state() == StreamState::Closed);
    CHECK(stream->reason() == "nobody listens there; is the sidecar running?");
    CHECK(stream->write(bytesOf("x")) == 0);
    stream->wait(1);
    world.connector().rest(1);
}
