#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <functional>
#include <limits>
#include <map>
#include <memory>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "AvatarBridge/Time/Clock.h"
#include "AvatarBridge/Zmtp/ByteStream.h"

namespace avatarbridge {

/** A clock that goes only when it is told to; any thread may read it. */
class FakeClock : public Clock {
public:
    std::int64_t nowMicros() const override { return micros; }
    std::int64_t millis() const { return micros / 1000; }

    std::atomic<std::int64_t> micros{7'000'000};
};

/** What is between a client and a server in memory. */
struct FakeWire {
    std::string toServer;
    std::string toClient;
    /** Most bytes to the server that it holds; a server that does not read fills it. */
    std::size_t room = (std::numeric_limits<std::size_t>::max)();
    /** Most bytes that the client is given at a time. */
    std::size_t piece = (std::numeric_limits<std::size_t>::max)();
    StreamState state = StreamState::Connecting;
    std::string reason;
    bool hasServerLeft = false;
    bool hasClientLeft = false;

    void say(std::string_view bytes) { toClient.append(bytes); }

    void leave() { hasServerLeft = true; }

    std::string take() { return std::exchange(toServer, {}); }
};

/**
 * A network in memory, whose time goes by only while somebody waits in it. Each port has a server:
 * a function that looks after a connection once a millisecond.
 */
class FakeNetwork : public Connector {
public:
    using Server = std::function<void(FakeWire&)>;
    using WirePtr = std::shared_ptr<FakeWire>;

    FakeClock clock;
    /** How often anybody tried to connect, and where to. */
    std::vector<std::pair<std::string, int>> tries;
    /** What was ever connected, in that order. */
    std::vector<WirePtr> wires;

    void listen(int port, Server server) { servers_[port] = std::move(server); }

    /** Nobody listens there any more, and those connected are left. */
    void leave(int port) {
        servers_.erase(port);
        for (const auto& [wire, at] : ports_) {
            if (at == port) {
                wire->leave();
            }
        }
    }

    /** From now on nothing answers at all, as when a cable is cut. */
    void cut() { isCut_ = true; }
    void mend() { isCut_ = false; }

    std::unique_ptr<ByteStream> connect(const std::string& host, int port) override;

    void rest(int millis) override { pass(millis); }

    /** Lets time go by, and servers look after their connections. */
    void pass(int millis) {
        for (int i = 0; i < millis; i++) {
            clock.micros += 1000;
            attend();
        }
    }

private:
    void attend() {
        for (std::size_t i = 0; i < ports_.size() && !isCut_; i++) {
            const auto [wire, port] = ports_[i];
            const auto server = servers_.find(port);
            if (wire->state == StreamState::Connecting) {
                const bool isThere = server != servers_.end();
                wire->state = isThere ? StreamState::Open : StreamState::Closed;
                wire->reason = isThere ? "" : "nobody listens there; is the sidecar running?";
            }
            if (server != servers_.end() && !wire->hasClientLeft && !wire->hasServerLeft) {
                server->second(*wire);
            }
        }
    }

    std::map<int, Server> servers_;
    std::vector<std::pair<WirePtr, int>> ports_;
    bool isCut_ = false;
};

/** The client's end of a wire. */
class FakeStream : public ByteStream {
public:
    FakeStream(std::shared_ptr<FakeWire> wire, FakeNetwork& network)
        : wire_(std::move(wire)), network_(network) {}

    ~FakeStream() override { wire_->hasClientLeft = true; }

    StreamState state() override {
        const bool isOver = wire_->hasServerLeft && wire_->toClient.empty();
        return isOver ? StreamState::Closed : wire_->state;
    }

    std::string reason() const override {
        return wire_->hasServerLeft ? "closed the connection" : wire_->reason;
    }

    std::size_t read(std::uint8_t* into, std::size_t room) override {
        const std::size_t count = (std::min)({room, wire_->piece, wire_->toClient.size()});
        std::copy_n(wire_->toClient.begin(), count, into);
        wire_->toClient.erase(0, count);
        return count;
    }

    std::size_t write(Bytes bytes) override {
        if (wire_->state != StreamState::Open || wire_->hasServerLeft) {
            return 0;
        }
        const std::size_t left = wire_->room - (std::min)(wire_->room, wire_->toServer.size());
        const Bytes taken = bytes.upTo(left);
        wire_->toServer.append(taken.text());
        return taken.size;
    }

    void wait(int millis) override {
        const StreamState before = state();
        for (int i = 0; i < millis && wire_->toClient.empty() && state() == before; i++) {
            if (before == StreamState::Closed) {
                return;
            }
            network_.pass(1);
        }
    }

private:
    std::shared_ptr<FakeWire> wire_;
    FakeNetwork& network_;
};

inline std::unique_ptr<ByteStream> FakeNetwork::connect(const std::string& host, int port) {
    tries.emplace_back(host, port);
    ports_.emplace_back(std::make_shared<FakeWire>(), port);
    wires.push_back(ports_.back().first);
    return std::make_unique<FakeStream>(wires.back(), *this);
}

}  // namespace avatarbridge
