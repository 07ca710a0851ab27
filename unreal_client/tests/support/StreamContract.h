#pragma once

#include <arpa/inet.h>
#include <netinet/in.h>
#include <sys/socket.h>
#include <unistd.h>

#include <doctest/doctest.h>

#include <cstdint>
#include <string>

#include "AvatarBridge/Zmtp/ByteStream.h"

namespace avatarbridge {

/** A server of this machine, and whatever connects to it. */
template <typename RealConnector>
class LocalWorld {
public:
    LocalWorld() : listener_(bound()), stranger_(bound()) { listen(listener_, 4); }

    ~LocalWorld() {
        leave();
        close(listener_);
        close(stranger_);
    }

    LocalWorld(const LocalWorld&) = delete;
    LocalWorld& operator=(const LocalWorld&) = delete;

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

    RealConnector connector_;
    int listener_;
    int stranger_;
    int served_ = -1;
};

/**
 * What every ByteStream and Connector keeps to, so that the core may rely on it. Each function is
 * the body of a test case.
 */
template <typename World>
class StreamContract {
public:
    static void checkStream() {
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
            CHECK(fill(*stream) > 0);
            CHECK(stream->state() == StreamState::Open);
        }

        SUBCASE("what came before the end is read before the end is seen") {
            world.say("last words");
            world.leave();
            CHECK(readAll(*stream, 10) == "last words");
            CHECK(readAll(*stream, 1).empty());
            checkClosed(*stream);
        }

        SUBCASE("what came before the end is read, though writing has noticed it") {
            world.say("last words");
            world.leave();
            for (int i = 0; i < 5; i++) {
                stream->write(bytesOf("to nobody"));
                stream->wait(2);
            }
            CHECK(stream->state() == StreamState::Open);
            CHECK(readAll(*stream, 10) == "last words");
            CHECK(readAll(*stream, 1).empty());
            checkClosed(*stream);
        }

        SUBCASE("destroying it closes the connection") {
            stream.reset();
            CHECK(world.isLeft());
        }
    }

    static void checkStranger() {
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

    static void settle(ByteStream& stream) {
        for (int i = 0; i < 50 && stream.state() == StreamState::Connecting; i++) {
            stream.wait(20);
        }
    }

    static std::string readAll(ByteStream& stream, std::size_t count) {
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

private:
    /** Writes until nothing is taken any more; returns how much was. */
    static std::size_t fill(ByteStream& stream) {
        const std::string much(1 << 20, 'x');
        std::size_t sent = 0;
        std::size_t taken = 1;
        for (int i = 0; i < 1000 && taken > 0; i++) {
            taken = stream.write(bytesOf(much));
            sent += taken;
        }
        CHECK(taken == 0);
        return sent;
    }

    static void checkClosed(ByteStream& stream) {
        std::uint8_t byte = 0;
        CHECK(stream.state() == StreamState::Closed);
        CHECK(stream.reason() == "closed the connection");
        CHECK(stream.write(bytesOf("x")) == 0);
        CHECK(stream.read(&byte, 1) == 0);
        stream.wait(1);
    }
};

}  // namespace avatarbridge
