#include <doctest/doctest.h>

#include <string>

#include "FakeStream.h"
#include "PosixSockets.h"
#include "StreamContract.h"

// The sockets in memory that other tests play with keep to the same as those of the operating
// system. (Those of the plugin are tried in `plugin/sockets.cpp`.)

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

using PosixWorld = LocalWorld<PosixConnector>;

}  // namespace

TEST_CASE_TEMPLATE("A stream keeps to what the core relies on", World, FakeWorld, PosixWorld) {
    StreamContract<World>::checkStream();
}

TEST_CASE_TEMPLATE("Nobody there is said", World, FakeWorld, PosixWorld) {
    StreamContract<World>::checkStranger();
}
