#pragma once

#include <map>
#include <set>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "AvatarBridge/Zmtp/Commands.h"
#include "AvatarBridge/Zmtp/FrameReader.h"
#include "AvatarBridge/Zmtp/FrameWriter.h"
#include "AvatarBridge/Zmtp/Greeting.h"
#include "FakeStream.h"

namespace avatarbridge {

/** A server's greeting: its version, its security. */
inline std::string greetingOf(char minorVersion = 1, std::string_view mechanism = "NULL") {
    std::string greeting(Greeting::kBytes, '\0');
    greeting.replace(0, 1, "\xFF").replace(9, 1, "\x7F");
    greeting[10] = 3;
    greeting[11] = minorVersion;
    return greeting.replace(12, mechanism.size(), mechanism);
}

/** One frame as bytes. */
inline std::string frameOf(std::string_view body, bool isCommand = false) {
    FrameWriter writer(1 << 24);
    if (isCommand) {
        writer.command(bytesOf(body), {});
    } else {
        writer.message(bytesOf(body));
    }
    return std::string(writer.unsent().text());
}

/** The READY of a socket of some type. */
inline std::string readyOf(std::string_view socketType) {
    std::vector<std::uint8_t> properties;
    addProperty("Socket-Type", socketType, properties);
    const Bytes bytes{properties.data(), properties.size()};
    return frameOf(std::string(kReadyCommand).append(bytes.text()), true);
}

/** Says something to each who connects, and then only listens. */
inline FakeNetwork::Server says(std::string words) {
    return [words, greeted = std::set<FakeWire*>()](FakeWire& wire) mutable {
        if (greeted.insert(&wire).second) {
            wire.say(words);
        }
    };
}

/** A socket of ZeroMQ in memory: greets, answers pings, and keeps what it is told. */
class FakeZmtp {
public:
    explicit FakeZmtp(std::string_view socketType, char minorVersion = 1)
        : hello_(greetingOf(minorVersion) + readyOf(socketType)) {}

    /** What it heard, but for greetings, READY and PING; commands with their name's length. */
    std::vector<std::string> heard;
    /** How often it was asked whether it is there; not answered while it sulks. */
    int pings = 0;
    bool isSulking = false;
    /** Whoever is connected now, newest last. */
    std::vector<FakeWire*> present;

    FakeNetwork::Server server() {
        return [this](FakeWire& wire) { attend(wire); };
    }

    /** Publishes a message to everybody. */
    void send(std::string_view body) {
        for (FakeWire* wire : present) {
            if (!wire->hasClientLeft && !wire->hasServerLeft) {
                wire->say(frameOf(body));
            }
        }
    }

    /** What it heard since it was last asked. */
    std::vector<std::string> take() { return std::exchange(heard, {}); }

private:
    void attend(FakeWire& wire) {
        if (readers_.try_emplace(&wire, 1 << 24).second) {
            present.push_back(&wire);
            wire.say(hello_);
        }
        FrameReader& reader = readers_.at(&wire);
        const std::string bytes = wire.take();
        for (std::size_t at = 0; at < bytes.size();) {
            const FrameReader::Room room = reader.room();
            const std::size_t count =
                bytes.copy(reinterpret_cast<char*>(room.data), room.size, at);
            reader.took(count);
            at += count;
            listen(wire, reader);
        }
    }

    void listen(FakeWire& wire, FrameReader& reader) {
        if (!isGreeted_[&wire]) {
            if (reader.unread().size < Greeting::kBytes) {
                return;
            }
            reader.skip(Greeting::kBytes);
            isGreeted_[&wire] = true;
        }
        ZmtpFrame frame;
        ZmtpFault fault;
        while (reader.read(frame, fault)) {
            hear(wire, frame);
        }
    }

    void hear(FakeWire& wire, const ZmtpFrame& frame) {
        Bytes data;
        if (frame.isCommand() && isCommand(frame.body, kPingCommand, data)) {
            pings++;
            if (!isSulking) {
                wire.say(frameOf(kPongCommand, true));
            }
        } else if (!frame.isCommand() || !isCommand(frame.body, kReadyCommand, data)) {
            heard.emplace_back(frame.body.text());
        }
    }

    const std::string hello_;
    std::map<FakeWire*, FrameReader> readers_;
    std::map<FakeWire*, bool> isGreeted_;
};

}  // namespace avatarbridge
