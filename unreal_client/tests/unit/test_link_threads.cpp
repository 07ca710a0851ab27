#include <doctest/doctest.h>

#include <atomic>
#include <ostream>
#include <string>
#include <thread>
#include <vector>

#include "AvatarBridge/Link/Connection.h"
#include "FakeSidecar.h"

// A connection used by several threads while one pumps it, as an engine does.

using namespace avatarbridge;

TEST_CASE("Every request of every thread is answered once, whoever closes when") {
    FakeNetwork network;
    FakeSidecar sidecar(network, {"ada", "bo"});
    Connection connection(Options(), network.clock, network);
    constexpr int kThreads = 3;
    constexpr int kAsked = 200;
    std::atomic<int> answered{0};
    std::atomic<bool> isOver{false};
    std::thread pumping([&] {
        while (!isOver) {
            connection.pump(1);
        }
    });
    std::vector<std::thread> threads;
    for (int i = 0; i < kThreads; i++) {
        threads.emplace_back([&, i] {
            const std::string name = i % 2 == 0 ? "ada" : "bo";
            for (int j = 0; j < kAsked; j++) {
                const auto stream = connection.follow(name);
                const std::uint64_t id = connection.ask(name, Request::interrupt(),
                                                        [&](const Answer&) { answered++; });
                if (j % 5 == 0) {
                    connection.cancel(id);
                }
                connection.state();
                connection.lastError();
                connection.characters();
                connection.malformed();
                connection.lookAround();
                if (j % 2 == 0) {
                    connection.unfollow(name);
                }
                if (i == 0 && j == kAsked * 3 / 4) {
                    connection.close();
                }
            }
        });
    }
    for (std::thread& thread : threads) {
        thread.join();
    }
    connection.close();
    isOver = true;
    pumping.join();
    connection.close();
    CHECK(answered == kThreads * kAsked);
    CHECK(connection.state() == ConnectionState::Stopped);
}
