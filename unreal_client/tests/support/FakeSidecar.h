#pragma once

#include <algorithm>
#include <cstdint>
#include <functional>
#include <map>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Wire/Limits.h"
#include "AvatarBridge/Wire/MsgPackReader.h"
#include "AvatarBridge/Wire/MsgPackWriter.h"
#include "FakeStream.h"
#include "FakeZmtp.h"

namespace avatarbridge {

/** A request as a sidecar reads it: what is no text or whole number is left out. */
struct FakeAsked {
    std::string kind;
    std::string character;
    std::int64_t id = 0;
    std::map<std::string, std::string> texts;
    std::map<std::string, std::int64_t> numbers;
    std::int64_t atMillis = 0;
};

/**
 * A sidecar in memory, with any characters on stage: describes them to whoever subscribes and
 * once a second, answers pings by its own clock and all else as it is told.
 */
class FakeSidecar {
public:
    static constexpr int kStream = 5570;
    static constexpr int kControl = 5571;

    enum class Manner { Done, Refused, Silent };

    std::string session = "s1";
    std::string controlEndpoint = "tcp://127.0.0.1:5571";
    std::vector<std::string> characters;
    /** How requests but pings are answered. */
    Manner manner = Manner::Done;
    /** The session's clock minus the client's. */
    std::int64_t offsetMicros = 1'000'000'000;
    /** Of every frame: a head's place and turn, seven floats. */
    std::string head = std::string(28, '\0');
    /** How long an answer is on its way. */
    int delayMillis = 0;
    std::vector<FakeAsked> asked;
    /** Of the stream's socket, such as subscriptions. */
    std::vector<std::string> heard;

    FakeSidecar(FakeNetwork& network, std::vector<std::string> cast)
        : characters(std::move(cast)), network_(network) {
        begin();
    }

    /** Takes its places on the network. */
    void begin() {
        wanted_.clear();
        network_.listen(kStream, [this](FakeWire& wire) {
            stream_.server()(wire);
            publish();
        });
        network_.listen(kControl, [this](FakeWire& wire) {
            control_.server()(wire);
            serve();
        });
    }

    /** Goes away, as a process that ends. */
    void end() {
        network_.leave(kStream);
        network_.leave(kControl);
    }

    std::int64_t now() const { return network_.clock.micros + offsetMicros; }

    int count(std::string_view kind) const {
        return static_cast<int>(std::count_if(
            asked.begin(), asked.end(), [&](const FakeAsked& one) { return one.kind == kind; }));
    }

    void describe(const std::string& character) {
        auto packet = begin(character, 8, "describe");
        MsgPackWriter writer(packet);
        text(writer, "session_id", session);
        writer.writeString("rig");
        writer.writeMap(4);
        for (const char* names : {"shape_names", "bone_names", "bone_parents"}) {
            writer.writeString(names);
            writer.writeArray(0);
        }
        bytes(packet, "rest_positions", {});
        number(writer, "frame_rate", 60);
        number(writer, "sample_rate", 24'000);
        number(writer, "lead_micros", 200'000);
        text(writer, "control_endpoint", controlEndpoint);
        send(packet);
    }

    void heartbeat(const std::string& character) {
        auto packet = begin(character, 3, "heartbeat");
        MsgPackWriter writer(packet);
        number(writer, "pts_micros", now());
        send(packet);
    }

    /** Begins an utterance, due at a session time. */
    void start(const std::string& character, std::int64_t pts) {
        auto packet = begin(character, 9, "utterance-started");
        MsgPackWriter writer(packet);
        number(writer, "pts_micros", pts);
        for (const char* key : {"turn_id", "text", "sentence_type", "act", "emotion"}) {
            text(writer, key, "x");
        }
        text(writer, "utterance_id", "u1");
        send(packet);
    }

    void sound(const std::string& character, std::int64_t pts, std::size_t samples) {
        auto packet = begin(character, 6, "audio");
        MsgPackWriter writer(packet);
        number(writer, "pts_micros", pts);
        text(writer, "utterance_id", "u1");
        number(writer, "sample_rate", 24'000);
        bytes(packet, "samples", std::string(samples * 4, '\0'));
        send(packet);
    }

    void frame(const std::string& character, std::int64_t pts) {
        auto packet = begin(character, 8, "frame");
        MsgPackWriter writer(packet);
        number(writer, "pts_micros", pts);
        text(writer, "utterance_id", "");
        bytes(packet, "weights", {});
        bytes(packet, "head", head);
        bytes(packet, "bones", {});
        bytes(packet, "hips", std::string(12, '\0'));
        send(packet);
    }

    /** Loses the next records of a character on the way. */
    void lose(const std::string& character, int count) { seqs_[character] += count; }

    void say(std::string_view packet) { stream_.send(packet); }

private:
    using Packet = std::vector<std::uint8_t>;

    struct Reply {
        std::int64_t atMillis;
        Packet packet;
    };

    void publish() {
        for (std::string& one : stream_.take()) {
            Bytes topic;
            if (isCommand(bytesOf(one), kSubscribeCommand, topic)) {
                wanted_.emplace_back(topic.text());
                greet(wanted_.back());
            } else if (isCommand(bytesOf(one), kCancelCommand, topic)) {
                wanted_.erase(std::find(wanted_.begin(), wanted_.end(), topic.text()));
            }
            heard.push_back(std::move(one));
        }
        if (network_.clock.millis() - describedMillis_ >= 1000) {
            describedMillis_ = network_.clock.millis();
            for (const std::string& character : characters) {
                describe(character);
            }
        }
    }

    /** Describes to a new listener those whom it wants to hear of. */
    void greet(const std::string& topic) {
        for (const std::string& character : characters) {
            if ((character + '\0').compare(0, topic.size(), topic) == 0) {
                describe(character);
            }
        }
    }

    void serve() {
        for (const std::string& packet : control_.take()) {
            asked.push_back(read(packet));
            answer(asked.back());
        }
        while (!replies_.empty() && replies_.front().atMillis <= network_.clock.millis()) {
            control_.send(bytesOf(replies_.front().packet).text());
            replies_.erase(replies_.begin());
        }
    }

    FakeAsked read(const std::string& packet) const {
        FakeAsked one;
        one.atMillis = network_.clock.millis();
        Fault fault;
        MsgPackReader reader(bytesOf(packet).from(2), fault);
        std::size_t keys = 0;
        reader.readMap(keys);
        for (std::size_t i = 0; i < keys; i++) {
            std::string_view key;
            std::string_view text;
            std::int64_t number = 0;
            reader.readString(key);
            if (reader.readString(text)) {
                one.texts[std::string(key)] = text;
            } else if (reader.readInteger(number)) {
                one.numbers[std::string(key)] = number;
            } else {
                reader.skip();
            }
        }
        one.kind = one.texts["request"];
        one.character = one.texts["character"];
        one.id = one.numbers["id"];
        return one;
    }

    void answer(const FakeAsked& one) {
        if (one.kind != "ping" && manner == Manner::Silent) {
            return;
        }
        const bool isRefused = one.kind != "ping" && manner == Manner::Refused;
        Packet packet = {Limits::kMajor, Limits::kMinor};
        MsgPackWriter writer(packet);
        writer.writeMap(4);
        text(writer, "reply", isRefused ? "refused" : "done");
        number(writer, "request_id", one.id);
        if (isRefused) {
            text(writer, "code", "bad-value");
            text(writer, "message", "no gesture 'x'");
        } else {
            number(writer, "session_micros", now());
            text(writer, "turn_id", "t7");
        }
        replies_.push_back({network_.clock.millis() + delayMillis, packet});
    }

    /** The beginning of a record with so many keys, two of which it has written. */
    Packet begin(const std::string& character, std::size_t keys, std::string_view record) {
        Packet packet(character.begin(), character.end());
        packet.insert(packet.end(), {0, Limits::kMajor, Limits::kMinor});
        MsgPackWriter writer(packet);
        writer.writeMap(keys);
        text(writer, "record", record);
        number(writer, "seq", seqs_[character]++);
        return packet;
    }

    /** Publishes to who wants it. */
    void send(const Packet& packet) {
        const std::string_view bytes = bytesOf(packet).text();
        const auto isWanted = [&](const std::string& topic) {
            return bytes.substr(0, topic.size()) == topic;
        };
        if (std::any_of(wanted_.begin(), wanted_.end(), isWanted)) {
            stream_.send(bytes);
        }
    }

    static void text(MsgPackWriter& writer, std::string_view key, std::string_view value) {
        writer.writeString(key);
        writer.writeString(value);
    }

    static void number(MsgPackWriter& writer, std::string_view key, std::int64_t value) {
        writer.writeString(key);
        writer.writeInteger(value);
    }

    static void bytes(Packet& packet, std::string_view key, std::string_view value) {
        MsgPackWriter writer(packet);
        writer.writeString(key);
        writer.writeRaw(0xc5);
        writer.writeRaw(static_cast<std::uint8_t>(value.size() >> 8));
        writer.writeRaw(static_cast<std::uint8_t>(value.size()));
        packet.insert(packet.end(), value.begin(), value.end());
    }

    FakeNetwork& network_;
    FakeZmtp stream_{"XPUB"};
    FakeZmtp control_{"ROUTER"};
    std::vector<std::string> wanted_;
    std::map<std::string, std::int64_t> seqs_;
    std::vector<Reply> replies_;
    std::int64_t describedMillis_ = 0;
};

}  // namespace avatarbridge
