// Connections on a leash: opens and uses them as the lines of stdin say, and prints what comes of
// it, one line each: name, event, detail, parted by tabs. Plays what it follows on a device that
// nobody hears.

#include <algorithm>
#include <chrono>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <map>
#include <memory>
#include <string>
#include <thread>
#include <vector>

#include "AvatarBridge/Link/Connection.h"
#include "Lines.h"
#include "Pumped.h"
#include "StateNames.h"

using namespace avatarbridge;

namespace {

/** A character on a screen that nobody sees, with a speaker that nobody hears. */
class Drawn {
public:
    Drawn(std::shared_ptr<CharacterStream> stream, const Clock& clock)
        : stream_(std::move(stream)), clock_(clock) {
        stream_->useDevice(kRate);
    }

    /** Plays for a while; tells what was heard, seen and noted. */
    std::string play(double seconds) {
        loudest_ = jaw_ = 0;
        drawn_ = 0;
        notes_.clear();
        const double began = now();
        for (int block = 0; block * kBlockMicros < seconds * 1e6; block++) {
            const double at = began + block * kBlockMicros;
            while (now() < at) {
                std::this_thread::sleep_for(std::chrono::milliseconds(1));
            }
            hear(at + 2 * kBlockMicros);
            look();
        }
        const DescriptionPtr description = stream_->description();
        const bool isClockKnown = stream_->measure(now()).isClockKnown;
        return std::to_string(loudest_) + "|" + std::to_string(drawn_) + "|" +
               std::to_string(jaw_) + "|" + notes_ + "|" +
               (description ? description->sessionId : "") + "|" +
               (isClockKnown ? "True" : "False");
    }

private:
    static constexpr int kRate = 48'000;
    static constexpr int kBlock = 480;
    static constexpr double kBlockMicros = 1e6 * kBlock / kRate;

    double now() const { return static_cast<double>(clock_.nowMicros()); }

    void hear(double heardAt) {
        float mono[kBlock];
        stream_->render(mono, kBlock, sample_, heardAt);
        sample_ += kBlock;
        for (const float one : mono) {
            loudest_ = (std::max)(loudest_, std::abs(static_cast<double>(one)));
        }
    }

    void look() {
        if (stream_->draw(now(), pose_)) {
            drawn_++;
            for (const float weight : pose_.weights) {
                jaw_ = (std::max)(jaw_, static_cast<double>(weight));
            }
        }
        Note note;
        while (stream_->dequeue(now(), note)) {
            notes_.append(notes_.empty() ? "" : ",").append(nameOf(note.kind));
        }
    }

    std::shared_ptr<CharacterStream> stream_;
    const Clock& clock_;
    Pose pose_;
    std::int64_t sample_ = 0;
    double loudest_ = 0;
    double jaw_ = 0;
    int drawn_ = 0;
    std::string notes_;
};

struct Stage {
    std::map<std::string, std::unique_ptr<Pumped>> open;
    std::map<std::string, std::unique_ptr<Drawn>> followed;
};

std::string wordAt(const Words& words, std::size_t index) {
    return index < words.size() ? words[index] : "";
}

Options optionsOf(const Words& words) {
    Options options;
    options.streamEndpoint = words[2];
    options.controlEndpoint = wordAt(words, 3);
    if (words.size() > 4) {
        options.requestTimeoutMillis = numberOf<int>(words[4]);
    }
    if (words.size() > 5) {
        options.silenceMillis = numberOf<int>(words[5]);
    }
    return options;
}

Request requestOf(const std::string& kind, const std::string& text) {
    if (kind == "say") {
        return Request::say(text);
    }
    if (kind == "turn") {
        return Request::turn(text);
    }
    if (kind == "interrupt") {
        return Request::interrupt();
    }
    return kind == "describe" ? Request::describe() : Request::ping();
}

void open(Stage& stage, const Words& words) {
    const Options options = optionsOf(words);
    Fault fault;
    if (options.isUsable(fault)) {
        stage.open[words[1]] = std::make_unique<Pumped>(options);
    } else {
        print(words[1], "refused", std::string(Answer::kBadOption) + "|" + fault.text());
    }
}

void ask(Connection& connection, const Words& words) {
    const std::string name = words[1];
    const auto tell = [name](const Answer& answer) {
        const std::string size = std::to_string(answer.reply.packet.size());
        print(name, "answer",
              answer.isDone ? "done|" + answer.reply.turnId + "|" + size
                            : answer.code + "|" + answer.message);
    };
    const std::uint64_t id =
        connection.ask(words[2], requestOf(words[3], wordAt(words, 4)), tell);
    if (words[3] == "cancelled") {
        connection.cancel(id);
    }
}

std::string stateOf(const Connection& connection) {
    std::string names;
    for (const std::string& one : connection.characters()) {
        names.append(names.empty() ? "" : ",").append(one);
    }
    return nameOf(connection.state()) + ("|" + connection.lastError()) + "|" +
           connection.controlEndpoint() + "|" + (connection.canAsk() ? "True" : "False") + "|" +
           names + "|" + std::to_string(connection.received()) + "|" +
           std::to_string(connection.malformed()) + "|" + std::to_string(connection.unknown());
}

void follow(Stage& stage, const Words& words) {
    Fault fault;
    Pumped& pumped = *stage.open[words[1]];
    const auto stream = pumped.connection().follow(words[2], fault);
    if (!stream) {
        print(words[1], "refused", std::string(Answer::kBadOption) + "|" + fault.text());
        return;
    }
    stage.followed[words[2]] = std::make_unique<Drawn>(stream, pumped.clock());
    print(words[1], "follow", "");
}

void close(Stage& stage, const std::string& name) {
    const PosixClock clock;
    const std::int64_t since = clock.nowMicros();
    stage.open[name]->close();
    const std::int64_t millis = (clock.nowMicros() - since) / 1000;
    print(name, "close",
          std::to_string(millis) + "|" + nameOf(stage.open[name]->connection().state()));
}

void heed(Stage& stage, const Words& words) {
    const std::string& command = words[0];
    const std::string& name = words[1];
    if (command == "open") {
        open(stage, words);
    } else if (command == "follow") {
        follow(stage, words);
    } else if (command == "unfollow") {
        stage.open[name]->connection().unfollow(words[2]);
        print(name, "unfollow", "");
    } else if (command == "ask") {
        ask(stage.open[name]->connection(), words);
    } else if (command == "look") {
        stage.open[name]->connection().lookAround();
    } else if (command == "state") {
        print(name, "state", stateOf(stage.open[name]->connection()));
    } else if (command == "play") {
        print(name, "play", stage.followed[words[2]]->play(numberOf<double>(words[3])));
    } else if (command == "close") {
        close(stage, name);
    }
}

}  // namespace

int main() {
    Stage stage;
    for (Words words; readLine(words);) {
        heed(stage, words);
    }
    return 0;
}
