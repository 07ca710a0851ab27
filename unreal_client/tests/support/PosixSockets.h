#pragma once

#include <netdb.h>
#include <netinet/in.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <sys/socket.h>
#include <unistd.h>

#include <algorithm>
#include <cerrno>
#include <chrono>
#include <cstring>
#include <memory>
#include <string>
#include <thread>
#include <utility>
#include <vector>

#include "AvatarBridge/Time/Clock.h"
#include "AvatarBridge/Zmtp/ByteStream.h"

namespace avatarbridge {

/** The machine's monotonic clock, which Python's `time.monotonic` reads too. */
class PosixClock : public Clock {
public:
    std::int64_t nowMicros() const override {
        const auto now = std::chrono::steady_clock::now().time_since_epoch();
        return std::chrono::duration_cast<std::chrono::microseconds>(now).count();
    }
};

/** Where something listens, as the operating system has it. */
struct PosixPlace {
    sockaddr_storage address;
    socklen_t size;
};

/** A TCP connection of the operating system. Tries the places of a host one after another. */
class PosixStream : public ByteStream {
public:
    /** Begins to connect; without any place the stream is closed for that reason. */
    PosixStream(std::vector<PosixPlace> places, std::string reason)
        : places_(std::move(places)), reason_(std::move(reason)) {
        connectToNext();
    }

    ~PosixStream() override { closeSocket(); }

    PosixStream(const PosixStream&) = delete;
    PosixStream& operator=(const PosixStream&) = delete;

    StreamState state() override {
        if (state_ == StreamState::Connecting && isReady(POLLOUT, 0)) {
            int error = 0;
            socklen_t size = sizeof(error);
            getsockopt(socket_, SOL_SOCKET, SO_ERROR, &error, &size);
            error == 0 ? open() : giveUpPlace(error);
        }
        return state_;
    }

    std::string reason() const override { return state_ == StreamState::Closed ? reason_ : ""; }

    std::size_t read(std::uint8_t* into, std::size_t room) override {
        if (state_ != StreamState::Open) {
            return 0;
        }
        const ssize_t count = recv(socket_, into, room, 0);
        if (count > 0) {
            return static_cast<std::size_t>(count);
        }
        if (count == 0 || errno == ECONNRESET) {
            end("closed the connection");
        } else if (!isPassing(errno)) {
            end(std::string("was lost: ") + std::strerror(errno));
        }
        return 0;
    }

    /** A broken connection is noticed by reading, after all that came before it broke. */
    std::size_t write(Bytes bytes) override {
        if (state_ != StreamState::Open) {
            return 0;
        }
        const ssize_t count = send(socket_, bytes.data, bytes.size, MSG_NOSIGNAL);
        return count > 0 ? static_cast<std::size_t>(count) : 0;
    }

    void wait(int millis) override {
        if (state() == StreamState::Connecting) {
            isReady(POLLOUT, millis);
        } else if (state_ == StreamState::Open) {
            isReady(POLLIN, millis);
        }
    }

private:
    static bool isPassing(int error) {
        return error == EAGAIN || error == EWOULDBLOCK || error == EINTR || error == EINPROGRESS;
    }

    void connectToNext() {
        state_ = StreamState::Closed;
        while (state_ == StreamState::Closed && next_ < places_.size()) {
            const PosixPlace& place = places_[next_++];
            const auto* address = reinterpret_cast<const sockaddr*>(&place.address);
            socket_ = socket(place.address.ss_family, SOCK_STREAM | SOCK_NONBLOCK, 0);
            if (socket_ >= 0 && ::connect(socket_, address, place.size) == 0) {
                open();
            } else if (socket_ >= 0 && isPassing(errno)) {
                state_ = StreamState::Connecting;
            } else {
                blame(errno);
                closeSocket();
            }
        }
    }

    void giveUpPlace(int error) {
        blame(error);
        closeSocket();
        connectToNext();
    }

    void open() {
        const int yes = 1;
        setsockopt(socket_, IPPROTO_TCP, TCP_NODELAY, &yes, sizeof(yes));
        state_ = StreamState::Open;
    }

    void end(std::string reason) {
        reason_ = std::move(reason);
        state_ = StreamState::Closed;
        closeSocket();
    }

    void blame(int error) {
        reason_ = error == ECONNREFUSED ? "nobody listens there; is the sidecar running?"
                                        : std::strerror(error);
    }

    bool isReady(short events, int millis) const {
        pollfd poll{socket_, events, 0};
        return ::poll(&poll, 1, millis) > 0;
    }

    void closeSocket() {
        if (socket_ >= 0) {
            close(socket_);
            socket_ = -1;
        }
    }

    std::vector<PosixPlace> places_;
    std::string reason_;
    std::size_t next_ = 0;
    int socket_ = -1;
    StreamState state_ = StreamState::Closed;
};

/** Connects by the operating system. Looks names up while it connects, which may take a while. */
class PosixConnector : public Connector {
public:
    std::unique_ptr<ByteStream> connect(const std::string& host, int port) override {
        addrinfo hints{};
        hints.ai_socktype = SOCK_STREAM;
        addrinfo* found = nullptr;
        const int error = getaddrinfo(host.c_str(), std::to_string(port).c_str(), &hints, &found);
        std::vector<PosixPlace> places;
        for (const addrinfo* one = found; error == 0 && one != nullptr; one = one->ai_next) {
            places.emplace_back();
            std::memcpy(&places.back().address, one->ai_addr, one->ai_addrlen);
            places.back().size = one->ai_addrlen;
        }
        if (error == 0) {
            freeaddrinfo(found);
        }
        // A sidecar listens on IPv4 unless told otherwise.
        std::stable_partition(places.begin(), places.end(), [](const PosixPlace& place) {
            return place.address.ss_family == AF_INET;
        });
        return std::make_unique<PosixStream>(
            std::move(places),
            "the name " + host + " was not found: " + (error != 0 ? gai_strerror(error) : ""));
    }

    void rest(int millis) override {
        std::this_thread::sleep_for(std::chrono::milliseconds(millis));
    }
};

}  // namespace avatarbridge
