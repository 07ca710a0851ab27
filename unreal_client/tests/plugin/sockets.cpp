// The plugin's sockets keep to what the core relies on, as all others do.

#define DOCTEST_CONFIG_NO_EXCEPTIONS_BUT_WITH_ALL_ASSERTS
#define DOCTEST_CONFIG_IMPLEMENT_WITH_MAIN
#include <doctest/doctest.h>

#include <string>

#include "BridgeSocket.h"
#include "StreamContract.h"

using namespace avatarbridge;

namespace {

using BridgeWorld = LocalWorld<FBridgeConnector>;
using Contract = StreamContract<BridgeWorld>;

}  // namespace

TEST_CASE("A stream of the engine's sockets keeps to what the core relies on") {
    Contract::checkStream();
}

TEST_CASE("Nobody there is said by the engine's sockets") {
    Contract::checkStranger();
}

TEST_CASE("A host is found by its name, and its addresses are tried in turn") {
    BridgeWorld world;
    auto stream = world.connector().connect("localhost", world.port());
    CHECK(stream->state() == StreamState::Connecting);
    Contract::settle(*stream);
    REQUIRE(stream->state() == StreamState::Open);
    REQUIRE(world.accept());
    world.say("welcome");
    CHECK(Contract::readAll(*stream, 7) == "welcome");
}

TEST_CASE("A name that nobody has is named") {
    BridgeWorld world;
    auto stream = world.connector().connect("no-such-host.invalid", world.port());
    for (int i = 0; i < 500 && stream->state() == StreamState::Connecting; i++) {
        stream->wait(20);
    }
    CHECK(stream->state() == StreamState::Closed);
    CHECK(stream->reason() == "no host is called 'no-such-host.invalid'");
}

TEST_CASE("A stream that is dropped while its host is looked up leaves nothing behind") {
    BridgeWorld world;
    for (int i = 0; i < 20; i++) {
        world.connector().connect("localhost", world.port()).reset();
    }
    world.connector().rest(20);
}
