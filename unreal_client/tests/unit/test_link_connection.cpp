#include <doctest/doctest.h>

#include <functional>
#include <memory>
#include <ostream>
#include <string>
#include <vector>

#include "AvatarBridge/Link/Connection.h"
#include "FakeSidecar.h"
#include "FakeStream.h"

// A connection and a sidecar in memory, in virtual time.

using namespace avatarbridge;

namespace {

bool has(const std::string& text, std::string_view part) {
    const bool isThere = text.find(part) != std::string::npos;
    CHECK_MESSAGE(isThere, text);
    return isThere;
}

struct Stage {
    explicit Stage(Options options = {})
        : sidecar(network, {"ada", "bo"}),
          connection(std::make_unique<Connection>(options, network.clock, network)) {}

    void spend(int millis) {
        const std::int64_t until = network.clock.millis() + millis;
        while (network.clock.millis() < until) {
            connection->pump(5);
            network.pass(1);
        }
    }

    bool spendUntil(const std::function<bool()>& holds, int millis = 5000) {
        const std::int64_t until = network.clock.millis() + millis;
        while (!holds() && network.clock.millis() < until) {
            connection->pump(5);
            network.pass(1);
        }
        return holds();
    }

    /** Asks something, and keeps what is answered. */
    std::uint64_t ask(const Request& request = Request::say("Hello."),
                      const std::string& character = "ada") {
        return connection->ask(character, request,
                               [this](const Answer& answer) { answers.push_back(answer); });
    }

    const Answer& answer() {
        spendUntil([this] { return !answers.empty(); }, 10'000);
        REQUIRE(answers.size() == 1);
        return answers[0];
    }

    bool canAsk() {
        return spendUntil([this] { return connection->canAsk(); });
    }

    FakeNetwork network;
    FakeSidecar sidecar;
    std::vector<Answer> answers;
    std::unique_ptr<Connection> connection;
};

Options towards(std::string control, int timeoutMillis = 5000) {
    Options options;
    options.controlEndpoint = std::move(control);
    options.requestTimeoutMillis = timeoutMillis;
    return options;
}

}  // namespace

TEST_CASE("A followed character is joined, pinged, and asked where its description says") {
    Stage stage;
    stage.sidecar.controlEndpoint = "tcp://0.0.0.0:5571";
    const auto stream = stage.connection->follow("ada");
    REQUIRE(stream);
    CHECK(stage.connection->follow("ada") == stream);
    CHECK(stage.connection->state() == ConnectionState::Connecting);
    CHECK(stage.canAsk());
    stage.spend(1000);
    CHECK(stage.connection->state() == ConnectionState::Connected);
    CHECK(stage.connection->lastError().empty());
    CHECK(stage.connection->controlEndpoint() == "tcp://127.0.0.1:5571");
    CHECK(stage.connection->characters() == std::vector<std::string>{"ada"});
    CHECK(stage.sidecar.count("join") == 1);
    for (const FakeAsked& one : stage.sidecar.asked) {
        CHECK(one.character == "ada");
        CHECK((one.kind != "join" || one.texts.at("client") == "unreal"));
    }
    REQUIRE(stream->description());
    CHECK(stream->description()->sessionId == "s1");
    CHECK(stage.connection->malformed() == 0);
    CHECK(stage.connection->unknown() == 0);
}

TEST_CASE("It pings eight times in half a second, then once a second") {
    Stage stage;
    stage.connection->follow("ada");
    REQUIRE(stage.spendUntil([&] { return stage.sidecar.count("ping") > 0; }));
    const std::int64_t since = stage.network.clock.millis();
    REQUIRE(stage.spendUntil([&] { return stage.sidecar.count("ping") == 8; }));
    CHECK(stage.network.clock.millis() - since < 500);
    stage.spend(10'000);
    CHECK(stage.sidecar.count("ping") >= 17);
    CHECK(stage.sidecar.count("ping") <= 18);
}

TEST_CASE("Answers are noticed at once, so that the clock is right whatever a pump waits") {
    Stage stage;
    stage.sidecar.delayMillis = 3;
    const auto stream = stage.connection->follow("ada");
    for (int i = 0; i < 100; i++) {
        stage.connection->pump(10);
    }
    const Meters meters = stream->measure(static_cast<double>(stage.network.clock.nowMicros()));
    CHECK(meters.isClockKnown);
    CHECK(meters.roundTripMicros <= 5'000);
    CHECK(meters.offsetMicros == doctest::Approx(1e9).epsilon(3e-6));
}

TEST_CASE("What is done and what is refused is told once, as the sidecar says it") {
    Stage stage;
    stage.connection->follow("ada");
    stage.ask();
    CHECK(stage.answer().isDone);
    CHECK(stage.answer().reply.turnId == "t7");
    CHECK(stage.answer().code.empty());
    stage.answers.clear();
    stage.sidecar.manner = FakeSidecar::Manner::Refused;
    stage.ask(Request::playGesture("x"));
    CHECK_FALSE(stage.answer().isDone);
    CHECK(stage.answer().code == "bad-value");
    CHECK(stage.answer().message == "no gesture 'x'");
    stage.spend(6000);
    CHECK(stage.answers.size() == 1);
}

TEST_CASE("Requests arrive in the order in which they were asked") {
    Stage stage;
    for (int i = 0; i < 20; i++) {
        stage.ask(Request::say(std::to_string(i)));
    }
    stage.connection->follow("ada");
    REQUIRE(stage.spendUntil([&] { return stage.answers.size() == 20; }));
    int next = 0;
    for (const FakeAsked& one : stage.sidecar.asked) {
        if (one.kind == "say") {
            CHECK(one.texts.at("text") == std::to_string(next++));
        }
    }
    CHECK(next == 20);
}

TEST_CASE("A request that nobody answers ends in time") {
    Stage stage(towards("tcp://127.0.0.1:5571", 200));
    stage.sidecar.manner = FakeSidecar::Manner::Silent;
    REQUIRE(stage.canAsk());
    const std::int64_t since = stage.network.clock.millis();
    stage.ask();
    CHECK(stage.answer().code == Answer::kTimedOut);
    CHECK(has(stage.answer().message, "did not answer in time"));
    CHECK(stage.network.clock.millis() - since < 220);
}

TEST_CASE("A request that cannot be sent waits, and then says why") {
    Stage stage(towards("tcp://127.0.0.1:1", 300));
    stage.ask();
    CHECK(stage.answer().code == Answer::kNotConnected);
    CHECK(has(stage.answer().message, "nobody listens there; is the sidecar running?"));
}

TEST_CASE("A request made before the sidecar is there is sent when it is") {
    Stage stage;
    stage.sidecar.end();
    stage.connection->follow("ada");
    stage.ask();
    stage.spend(2000);
    CHECK(stage.answers.empty());
    stage.sidecar.begin();
    CHECK(stage.answer().isDone);
}

TEST_CASE("A request under way is lost with the connection") {
    Stage stage(towards("tcp://127.0.0.1:5571"));
    stage.sidecar.manner = FakeSidecar::Manner::Silent;
    REQUIRE(stage.canAsk());
    stage.ask();
    REQUIRE(stage.spendUntil([&] { return stage.sidecar.count("say") == 1; }));
    stage.sidecar.end();
    CHECK(stage.answer().code == Answer::kLost);
    CHECK(has(stage.answer().message, "it may have been done or not"));
    stage.spend(1000);
    CHECK(stage.connection->state() == ConnectionState::Waiting);
    CHECK(has(stage.connection->lastError(), "nobody listens there"));
    CHECK_FALSE(stage.connection->canAsk());
}

TEST_CASE("A request can be cancelled, sent or not") {
    Stage stage(towards("tcp://127.0.0.1:5571"));
    stage.sidecar.manner = FakeSidecar::Manner::Silent;
    stage.connection->cancel(stage.ask());
    CHECK(stage.answer().code == Answer::kCancelled);
    stage.answers.clear();
    REQUIRE(stage.canAsk());
    const std::uint64_t id = stage.ask();
    REQUIRE(stage.spendUntil([&] { return stage.sidecar.count("say") == 1; }));
    stage.connection->cancel(id);
    stage.connection->cancel(id + 1000);
    CHECK(stage.answer().code == Answer::kCancelled);
}

TEST_CASE("Closing answers everybody, at once and later") {
    Stage stage;
    stage.ask();
    stage.spend(20);
    stage.ask();
    stage.connection->close();
    REQUIRE(stage.answers.size() == 2);
    CHECK(stage.answers[0].code == Answer::kClosed);
    CHECK(stage.answers[1].code == Answer::kClosed);
    CHECK(stage.connection->state() == ConnectionState::Stopped);
    stage.ask();
    CHECK(stage.answers.size() == 3);
    const std::size_t tries = stage.network.tries.size();
    stage.spend(2000);
    CHECK(stage.network.tries.size() == tries);
    CHECK(stage.network.wires.back()->hasClientLeft);
}

TEST_CASE("Who asks again whenever it was closed is answered, and does not hang") {
    Stage stage;
    int answered = 0;
    stage.connection->ask("ada", Request::interrupt(), [&](const Answer&) {
        answered++;
        if (answered < 5) {
            stage.connection->ask("ada", Request::interrupt(),
                                  [&](const Answer&) { answered++; });
        }
        stage.connection->pump(0);
        stage.connection->close();
    });
    stage.connection->close();
    CHECK(answered == 2);
}

TEST_CASE("Destroying it answers those who wait") {
    Stage stage;
    stage.ask();
    stage.connection.reset();
    REQUIRE(stage.answers.size() == 1);
    CHECK(stage.answers[0].code == Answer::kClosed);
}

TEST_CASE("What is beyond the limits is not sent") {
    Stage stage;
    stage.ask(Request::say(std::string(10'001, 'x')));
    CHECK(stage.answer().code == Answer::kBadRequest);
    CHECK(has(stage.answer().message, "10001"));
    stage.answers.clear();
    stage.ask(Request::interrupt(), "");
    CHECK(stage.answer().code == Answer::kBadRequest);
}

TEST_CASE("A loop gone wild is told so") {
    Stage stage;
    for (int i = 0; i < 1000; i++) {
        stage.ask();
    }
    stage.spend(10);
    CHECK(stage.answers.size() == 1000 - Questions::kMost);
    CHECK(stage.answers[0].code == Answer::kTooMany);
}

TEST_CASE("A name that no character can have is refused") {
    Stage stage;
    for (const auto& [name, why] : std::vector<std::pair<std::string, std::string>>{
             {"", "is not empty"},
             {"a\x01z", "no control characters"},
             {"\xC3", "proper text"},
             {std::string(65, 'x'), "has 65 bytes in UTF-8; at most 64"}}) {
        Fault fault;
        CHECK_FALSE(stage.connection->follow(name, fault));
        CHECK(has(fault.text(), why));
        CHECK_FALSE(stage.connection->follow(name));
    }
    CHECK(stage.connection->follow("\xC3\xA4-64"));
    stage.connection->unfollow("nobody");
}

TEST_CASE("Options that cannot be used are said, and nothing is tried") {
    Options stream;
    stream.streamEndpoint = "localhost:5570";
    Options client;
    client.clientName = "";
    for (const Options& options : {stream, towards("ipc://x"), client}) {
        Fault fault;
        CHECK_FALSE(options.isUsable(fault));
        Stage stage(options);
        CHECK(stage.connection->state() == ConnectionState::Stopped);
        CHECK(stage.connection->lastError() == fault.text());
        stage.connection->follow("ada");
        stage.ask();
        stage.spend(100);
        CHECK(stage.answer().code == Answer::kBadOption);
        CHECK(stage.network.tries.empty());
    }
    Fault fault;
    CHECK(Options().isUsable(fault));
}

TEST_CASE("Who is not on stage is named together with who is") {
    Options options;
    options.silenceMillis = 500;
    Stage stage(options);
    stage.connection->follow("adda");
    CHECK(stage.spendUntil([&] { return !stage.connection->lastError().empty(); }));
    CHECK(stage.connection->lastError() ==
          "nobody called \"adda\" is on stage; there is ada, bo");
    CHECK(stage.spendUntil([&] { return stage.connection->state() == ConnectionState::Silent; }));
    CHECK(stage.connection->characters() == std::vector<std::string>{"ada", "bo"});
    stage.sidecar.characters.push_back("adda");
    CHECK(stage.spendUntil([&] { return stage.connection->lastError().empty(); }));
    CHECK(stage.connection->state() == ConnectionState::Connected);
}

TEST_CASE("An empty stage is said to be") {
    Stage stage;
    stage.sidecar.characters.clear();
    stage.connection->follow("ada");
    CHECK(stage.spendUntil([&] { return !stage.connection->lastError().empty(); }));
    CHECK(stage.connection->lastError() == "nobody called \"ada\" is on stage; nobody else is");
}

TEST_CASE("Looking around finds everybody, and who has left is gone only when it is over") {
    Stage stage;
    stage.connection->lookAround();
    CHECK(stage.spendUntil([&] { return stage.connection->characters().size() == 2; }));
    stage.spend(500);
    stage.sidecar.characters = {"bo"};
    stage.connection->lookAround();
    bool flickered = false;
    CHECK(stage.spendUntil([&] {
        flickered = flickered || stage.connection->characters().empty();
        return stage.connection->characters() == std::vector<std::string>{"bo"};
    }));
    CHECK_FALSE(flickered);
    CHECK(stage.sidecar.heard.back() == "\6CANCEL");
}

TEST_CASE("Fifty characters share pings, and stay within the rate") {
    Stage stage;
    stage.sidecar.characters.clear();
    for (int i = 0; i < 50; i++) {
        stage.sidecar.characters.push_back("npc" + std::to_string(i));
    }
    std::vector<std::shared_ptr<CharacterStream>> streams;
    for (const std::string& one : stage.sidecar.characters) {
        streams.push_back(stage.connection->follow(one));
    }
    CHECK(stage.spendUntil([&] { return stage.sidecar.count("join") == 50; }));
    stage.spend(1000);
    CHECK(stage.sidecar.asked.size() < 150);
    const auto now = static_cast<double>(stage.network.clock.nowMicros());
    for (const auto& stream : streams) {
        CHECK(stream->measure(now).isClockKnown);
    }
}

TEST_CASE("Everybody who is watched shows it in time, also in silence") {
    Stage stage;
    stage.connection->follow("ada");
    stage.connection->follow("bo");
    stage.spend(30'000);
    for (const char* character : {"ada", "bo"}) {
        std::int64_t last = stage.sidecar.asked.front().atMillis;
        for (const FakeAsked& one : stage.sidecar.asked) {
            if (one.character == character) {
                CHECK(one.atMillis - last < 5000);
                last = one.atMillis;
            }
        }
        CHECK(stage.network.clock.millis() - last < 5000);
    }
}

TEST_CASE("Lost records are asked for, and what cannot be read is counted") {
    Stage stage;
    stage.connection->follow("ada");
    REQUIRE(stage.spendUntil([&] { return stage.sidecar.count("ping") == 8; }));
    stage.sidecar.heartbeat("ada");
    stage.sidecar.lose("ada", 3);
    stage.sidecar.heartbeat("ada");
    REQUIRE(stage.spendUntil([&] { return stage.sidecar.count("resend") > 0; }));
    for (const FakeAsked& one : stage.sidecar.asked) {
        if (one.kind == "resend") {
            CHECK(one.numbers.at("last_seq") - one.numbers.at("first_seq") == 2);
        }
    }
    CHECK(stage.connection->malformed() == 0);
    stage.sidecar.say(std::string_view("ada\0\1\0garbage", 13));
    stage.sidecar.say(std::string_view("ada\0\x09\0\x80", 7));
    stage.sidecar.say("no topic");
    stage.spend(20);
    CHECK(stage.connection->malformed() == 3);
    CHECK(has(stage.connection->lastError(), "tcp://127.0.0.1:5570 sent what cannot be read: "));
    const std::int64_t received = stage.connection->received();
    stage.sidecar.heartbeat("ada");
    stage.spend(20);
    CHECK(stage.connection->received() == received + 1);
}

TEST_CASE("A character that is followed no longer is received no longer") {
    Stage stage;
    const auto stream = stage.connection->follow("ada");
    stage.connection->follow("ada");
    stage.spend(100);
    stage.connection->unfollow("ada");
    stage.spend(2000);
    CHECK(stage.sidecar.heard.size() == 1);
    const auto received = [&] {
        return stream->measure(static_cast<double>(stage.network.clock.nowMicros())).received;
    };
    stage.connection->unfollow("ada");
    stage.spend(20);
    CHECK(stage.sidecar.heard.back() == std::string("\6CANCELada\0", 11));
    const std::int64_t before = received();
    stage.sidecar.heartbeat("ada");
    stage.spend(20);
    CHECK(received() == before);
    const auto again = stage.connection->follow("ada");
    CHECK(again != stream);
    stage.spend(20);
    CHECK(again->description());
}

TEST_CASE("Another session is pinged anew, and asked at its own address") {
    Stage stage;
    const auto stream = stage.connection->follow("ada");
    REQUIRE(stage.spendUntil([&] { return stage.sidecar.count("ping") == 8; }));
    FakeNetwork& network = stage.network;
    FakeZmtp other("ROUTER");
    network.listen(5581, other.server());
    stage.sidecar.session = "s2";
    stage.sidecar.controlEndpoint = "tcp://*:5581";
    stage.sidecar.manner = FakeSidecar::Manner::Silent;
    stage.ask();
    stage.spend(15);
    stage.sidecar.describe("ada");
    CHECK(stage.answer().code == Answer::kLost);
    CHECK(has(stage.answer().message, "requests go to tcp://127.0.0.1:5581 from now on"));
    stage.spend(1000);
    CHECK(stage.connection->controlEndpoint() == "tcp://127.0.0.1:5581");
    CHECK(other.heard.size() >= 9);
    CHECK(stream->description()->sessionId == "s2");
    stage.sidecar.controlEndpoint = "ipc:///tmp/x";
    stage.sidecar.describe("ada");
    stage.spend(20);
    CHECK(has(stage.connection->lastError(), "takes requests where no client can go"));
}

TEST_CASE("A restarted sidecar is back at once, with its clock") {
    Stage stage;
    const auto stream = stage.connection->follow("ada");
    const auto offset = [&] {
        return stream->measure(static_cast<double>(stage.network.clock.nowMicros())).offsetMicros;
    };
    stage.spend(2000);
    CHECK(offset() == doctest::Approx(1e9).epsilon(1e-5));
    stage.sidecar.end();
    stage.spend(3000);
    CHECK(stage.connection->state() == ConnectionState::Waiting);
    stage.sidecar.session = "s2";
    stage.sidecar.offsetMicros = -5'000'000;
    stage.sidecar.asked.clear();
    stage.sidecar.begin();
    const std::int64_t since = stage.network.clock.millis();
    CHECK(stage.spendUntil([&] { return offset() < 0; }, 2000));
    CHECK(stage.network.clock.millis() - since < 1200);
    stage.spend(500);
    CHECK(offset() == doctest::Approx(-5e6).epsilon(1e-3));
    CHECK(stage.sidecar.count("join") == 1);
    CHECK(stage.sidecar.count("ping") >= 8);
    CHECK(stage.connection->lastError().empty());
}

TEST_CASE("What is heard is reported ten times a second") {
    Stage stage;
    const auto stream = stage.connection->follow("ada");
    stream->useDevice(48'000);
    REQUIRE(stage.spendUntil([&] { return stage.sidecar.count("ping") == 8; }));
    const std::int64_t due = stage.sidecar.now() + 200'000;
    stage.sidecar.start("ada", due);
    stage.sidecar.sound("ada", due, 16'000);
    stage.sidecar.sound("ada", due + 666'667, 16'000);
    float block[480];
    std::int64_t sample = 0;
    for (int i = 0; i < 130; i++) {
        const std::int64_t until = stage.network.clock.micros + 10'000;
        stream->render(block, 480, sample, static_cast<double>(stage.network.clock.nowMicros()));
        sample += 480;
        while (stage.network.clock.micros < until) {
            stage.connection->pump(1);
            stage.network.pass(1);
        }
    }
    CHECK(stage.sidecar.count("report-playback") >= 9);
    CHECK(stage.sidecar.count("report-playback") <= 13);
    std::int64_t before = -1'000'000;
    for (const FakeAsked& one : stage.sidecar.asked) {
        if (one.kind == "report-playback") {
            CHECK(one.texts.at("client") == "unreal");
            CHECK(one.texts.at("utterance_id") == "u1");
            CHECK(one.numbers.at("position_micros") > before);
            before = one.numbers.at("position_micros");
        }
    }
}
