// Sockets on a leash: opens and uses them as the lines of stdin say, and prints what happens to
// them, one line each: name, event, detail, parted by tabs.

#include <atomic>
#include <chrono>
#include <condition_variable>
#include <cstdint>
#include <cstdio>
#include <map>
#include <memory>
#include <mutex>
#include <string>
#include <thread>
#include <vector>

#include "AvatarBridge/Zmtp/Dealer.h"
#include "AvatarBridge/Zmtp/Subscriber.h"
#include "Allocations.h"
#include "Base64.h"
#include "Lines.h"
#include "PosixSockets.h"
#include "StateNames.h"

using namespace avatarbridge;

namespace {

/** A socket that prints what it hears. Its thread pumps it; others use it between two pumps. */
class Probed : public PacketListener {
public:
    Probed(std::string name, bool isSubscriber, const Endpoint& endpoint,
           const ZmtpSettings& settings)
        : name_(std::move(name)) {
        if (isSubscriber) {
            subscriber_ = std::make_unique<Subscriber>(endpoint, settings, connector_, *this);
        } else {
            dealer_ = std::make_unique<Dealer>(endpoint, settings, connector_, *this);
        }
        thread_ = std::thread([this] { run(); });
    }

    ~Probed() override { close(); }

    Probed(const Probed&) = delete;
    Probed& operator=(const Probed&) = delete;

    void subscribe(const std::string& topic, bool isWanted) {
        const Turn turn(*this);
        isWanted ? subscriber_->subscribe(topic) : subscriber_->unsubscribe(topic);
    }

    bool send(const std::vector<std::uint8_t>& message) {
        const Turn turn(*this);
        return dealer_->send(bytesOf(message));
    }

    /** Its state, and why it is not connected. */
    std::string state() {
        const Turn turn(*this);
        return subscriber_ ? told(*subscriber_) : told(*dealer_);
    }

    /** Packets, their bytes, and bytes allocated by this program since it is warm. */
    std::string allocated() {
        const Turn turn(*this);
        return std::to_string(packets_) + "|" + std::to_string(bytes_) + "|" +
               std::to_string(lastAllocated_ - warmAllocated_);
    }

    void close() {
        isEnding_ = true;
        if (thread_.joinable()) {
            thread_.join();
            subscriber_ ? subscriber_->close() : dealer_->close();
        }
    }

private:
    template <typename Socket>
    static std::string told(const Socket& socket) {
        return nameOf(socket.state()) + ("|" + socket.lastError());
    }

    /** Uses the sockets from another thread, which goes first. */
    class Turn {
    public:
        explicit Turn(Probed& probed) : probed_(probed) {
            probed_.waiting_++;
            probed_.mutex_.lock();
        }
        ~Turn() {
            probed_.waiting_--;
            probed_.mutex_.unlock();
        }
        Turn(const Turn&) = delete;
        Turn& operator=(const Turn&) = delete;

    private:
        Probed& probed_;
    };

    void run() {
        while (!isEnding_) {
            if (waiting_ > 0) {
                std::this_thread::yield();
                continue;
            }
            subscriber_ ? step(*subscriber_) : step(*dealer_);
        }
    }

    template <typename Socket>
    void step(Socket& socket) {
        const std::lock_guard<std::mutex> lock(mutex_);
        socket.wait(1);
        socket.pump(clock_.nowMicros() / 1000);
    }

    void onConnected() override { print(name_, "connected", ""); }

    void onDisconnected(const std::string& reason) override {
        print(name_, "disconnected", reason);
    }

    void onPacket(Bytes packet) override {
        constexpr std::string_view kQuiet = "quiet";
        packets_++;
        bytes_ += static_cast<std::int64_t>(packet.size);
        if (packet.text().substr(0, kQuiet.size()) == kQuiet) {
            measure(packet.size > kQuiet.size() && packet[kQuiet.size()] == '!');
            return;
        }
        unsigned sum = 0;
        for (const std::uint8_t one : packet) {
            sum = (sum + one) & 0xFFFF;
        }
        constexpr std::size_t kMostShown = 64;
        print(name_, "packet",
              std::to_string(packet.size) + "|" + std::to_string(sum) + "|" +
                  toBase64(packet.upTo(kMostShown)));
    }

    void measure(bool isWarm) {
        lastAllocated_ = Allocations::bytes.load();
        if (!isWarm) {
            warmAllocated_ = lastAllocated_;
        }
    }

    const std::string name_;
    PosixClock clock_;
    PosixConnector connector_;
    std::mutex mutex_;
    std::unique_ptr<Subscriber> subscriber_;
    std::unique_ptr<Dealer> dealer_;
    std::int64_t packets_ = 0;
    std::int64_t bytes_ = 0;
    std::int64_t warmAllocated_ = 0;
    std::int64_t lastAllocated_ = 0;
    std::atomic<int> waiting_{0};
    std::atomic<bool> isEnding_{false};
    std::thread thread_;
};

using Sockets = std::map<std::string, std::unique_ptr<Probed>>;

ZmtpSettings settingsOf(const Words& words) {
    ZmtpSettings settings;
    const std::map<std::string_view, int*> known = {
        {"HandshakeMillis", &settings.handshakeMillis},
        {"PingAfterMillis", &settings.pingAfterMillis},
        {"SilentAfterMillis", &settings.silentAfterMillis},
        {"WrongPeerRetryMillis", &settings.wrongPeerRetryMillis},
    };
    for (std::size_t i = 3; i < words.size(); i++) {
        const std::size_t equals = words[i].find('=');
        *known.at(std::string_view(words[i]).substr(0, equals)) =
            numberOf<int>(std::string_view(words[i]).substr(equals + 1));
    }
    return settings;
}

void open(Sockets& sockets, const Words& words) {
    Endpoint endpoint;
    Fault fault;
    if (!Endpoint::read(words[2], endpoint, fault)) {
        print(words[1], "refused", "BadEndpoint|" + fault.text());
        return;
    }
    sockets[words[1]] =
        std::make_unique<Probed>(words[1], words[0] == "sub", endpoint, settingsOf(words));
}

void close(Sockets& sockets, const std::string& name) {
    const PosixClock clock;
    const std::int64_t since = clock.nowMicros();
    sockets[name]->close();
    const std::int64_t millis = (clock.nowMicros() - since) / 1000;
    const std::string state = sockets[name]->state();
    print(name, "close", std::to_string(millis) + "|" + state.substr(0, state.find('|')));
    sockets.erase(name);
}

void heed(Sockets& sockets, const Words& words) {
    const std::string& command = words[0];
    const std::string& name = words[1];
    if (command == "sub" || command == "dealer") {
        open(sockets, words);
    } else if (command == "subscribe" || command == "unsubscribe") {
        sockets[name]->subscribe(words[2], command == "subscribe");
    } else if (command == "send") {
        print(name, "send", sockets[name]->send(fromBase64(words[2])) ? "yes" : "no");
    } else if (command == "state") {
        print(name, "state", sockets[name]->state());
    } else if (command == "allocated") {
        print(name, "allocated", sockets[name]->allocated());
    } else if (command == "close") {
        close(sockets, name);
    }
}

}  // namespace

int main() {
    Sockets sockets;
    for (Words words; readLine(words);) {
        heed(sockets, words);
    }
    return 0;
}
