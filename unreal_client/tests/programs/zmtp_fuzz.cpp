// Damaged handshakes and streams, 100,000 unless told otherwise: a socket meets each, and must
// neither break nor hang nor grow, and afterwards still be able to meet a proper peer. Prints how
// many checks held.

#include <cstdio>
#include <cstdlib>
#include <random>
#include <string>

#include "AvatarBridge/Zmtp/Dealer.h"
#include "AvatarBridge/Zmtp/Subscriber.h"
#include "FakeStream.h"
#include "FakeZmtp.h"

using namespace avatarbridge;

namespace {

constexpr std::size_t kLimit = 4096;

/** Checks that what comes is no larger than is taken, and touches every byte of it. */
class Witness : public PacketListener {
public:
    long packets = 0;
    long connections = 0;
    long tooLarge = 0;
    unsigned sum = 0;

    void onConnected() override { connections++; }

    void onPacket(Bytes packet) override {
        packets++;
        tooLarge += packet.size > kLimit ? 1 : 0;
        for (const std::uint8_t one : packet) {
            sum += one;
        }
    }

    void onDisconnected(const std::string& reason) override { sum += unsigned(reason.size()); }
};

class Damage {
public:
    explicit Damage(unsigned seed) : random_(seed) {}

    std::size_t below(std::size_t limit) { return random_() % limit; }

    /** What a proper server might say, some of it. */
    std::string words() {
        std::string words;
        if (below(16) != 0) {
            words += greetingOf(static_cast<char>(below(3)));
        }
        if (below(16) != 0) {
            words += readyOf(below(2) == 0 ? "XPUB" : "ROUTER");
        }
        for (std::size_t left = below(6); left > 0; left--) {
            words += frame();
        }
        return words;
    }

    std::string damaged(std::string words) {
        for (std::size_t left = below(4); left > 0; left--) {
            once(words);
        }
        return words;
    }

private:
    std::string frame() {
        switch (below(6)) {
            case 0:
                return frameOf(std::string("\4PING\0\n", 7) + std::string(below(20), 'c'), true);
            case 1:
                return frameOf("\5ERROR\4some", below(2) == 0);
            case 2:
                return frameOf(std::string(below(2 * kLimit), 'x'));
            case 3:
                return std::string("\1\4part", 6);
            case 4:
                return frameOf(std::string(below(300), '\4'), true);
            default:
                return frameOf("a message");
        }
    }

    void once(std::string& words) {
        const std::size_t at = below(words.size() + 1);
        switch (below(6)) {
            case 0:
                words.insert(at, 1, static_cast<char>(below(256)));
                break;
            case 1:
                words.erase(at, below(9));
                break;
            case 2:
                words.resize(at);
                break;
            case 3:
                words.insert(at, "\2\xFF\xFF\xFF\xFF\xFF\xFF\xFF\xFF");
                break;
            default:
                if (at < words.size()) {
                    words[at] = static_cast<char>(words[at] ^ (1 << below(8)));
                }
        }
    }

    std::mt19937 random_;
};

ZmtpSettings quick() {
    ZmtpSettings settings;
    settings.maxFrameBytes = kLimit;
    settings.maxQueuedBytes = kLimit;
    settings.handshakeMillis = 3;
    settings.wrongPeerRetryMillis = 1;
    settings.firstRetryMillis = 1;
    settings.lastRetryMillis = 1;
    return settings;
}

Endpoint somewhere() {
    Endpoint endpoint;
    Fault fault;
    Endpoint::read("tcp://127.0.0.1:5570", endpoint, fault);
    return endpoint;
}

/** One socket meets damaged words, then a proper peer; true when it met that one. */
template <typename Socket>
bool survives(Damage& damage, std::string_view peer, Witness& witness) {
    FakeNetwork network;
    FakeZmtp proper(peer);
    Socket socket(somewhere(), quick(), network, witness);
    network.listen(5570, says(damage.damaged(damage.words())));
    for (int i = 0; i < 4; i++) {
        if (!network.wires.empty()) {
            network.wires[0]->piece = 1 + damage.below(80);
            network.wires[0]->room = damage.below(200);
        }
        socket.wait(1);
        socket.pump(network.clock.millis());
    }
    network.leave(5570);
    network.listen(5570, proper.server());
    for (int i = 0; i < 600; i++) {
        const bool isMet = !proper.present.empty() && socket.state() == SocketState::Connected;
        if (isMet) {
            return true;
        }
        socket.wait(1);
        socket.pump(network.clock.millis());
        network.pass(1);
    }
    return false;
}

}  // namespace

int main(int count, char** arguments) {
    const long rounds = count > 1 ? std::strtol(arguments[1], nullptr, 10) : 100'000;
    Damage damage(1);
    Witness witness;
    long failed = 0;
    for (long round = 0; round < rounds; round++) {
        const bool isFine = round % 2 == 0 ? survives<Subscriber>(damage, "XPUB", witness)
                                           : survives<Dealer>(damage, "ROUTER", witness);
        if (!isFine) {
            std::printf("FAILED: round %ld met no proper peer afterwards\n", round);
            failed++;
        }
    }
    if (witness.tooLarge > 0 || witness.packets < rounds / 8) {
        std::printf("FAILED: %ld packets, %ld too large\n", witness.packets, witness.tooLarge);
        failed++;
    }
    std::printf("%ld passed, %ld failed\n", rounds - failed, failed);
    return failed == 0 ? 0 : 1;
}
