#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>
#include <vector>

#include "AvatarBridge/Playback/SoundQueue.h"
#include "AvatarBridge/Playback/Utterances.h"
#include "Speaker.h"

using namespace avatarbridge;

namespace {

constexpr int kRate = 1000;  // a sample a millisecond

/** A queue of chunks whose samples count up from 1. */
struct Queue : SoundQueue {
    void chunk(std::int64_t seq, std::int64_t millis, std::size_t count = 10,
               std::string_view id = "u1") {
        std::vector<float> samples(count);
        for (std::size_t i = 0; i < count; i++) {
            samples[i] = static_cast<float>(i + 1);
        }
        add(AudioChunk{seq, millis * 1000, id, kRate, samplesOf(samples)});
    }

    void cutAt(std::int64_t millis, double cursor, std::string_view id = "u1") {
        cut(Interrupted{99, millis * 1000, id}, cursor);
    }

    void playFirst() {
        beginFirst();
        finishFirst();
    }
};

constexpr double kNothingWritten = -1e18;

}  // namespace

TEST_CASE("queue: sounds are in the order they are heard") {
    Queue queue;
    queue.chunk(3, 120);
    queue.chunk(1, 100);
    queue.chunk(2, 110);
    REQUIRE(queue.count() == 3);
    for (std::size_t i = 0; i < 3; i++) {
        CHECK(queue[i].seq() == static_cast<std::int64_t>(i) + 1);
    }
    CHECK(queue.bufferedMicros(kRate) == 30'000);
    CHECK(queue[1].follows(queue[0]));
    CHECK_FALSE(queue[2].follows(queue[0]));
}

TEST_CASE("queue: a chunk that is here or past its turn is stale") {
    Queue queue;
    queue.chunk(1, 100);
    queue.chunk(2, 110);
    queue.chunk(2, 110);
    queue.playFirst();
    queue.chunk(1, 100);
    CHECK(queue.stale() == 2);
    CHECK(queue.count() == 1);
}

TEST_CASE("queue: an interruption cuts its own utterance only") {
    Queue queue;
    queue.chunk(1, 100);
    queue.chunk(2, 110);
    queue.chunk(3, 130, 10, "u2");
    queue.cutAt(105, kNothingWritten);
    REQUIRE(queue.count() == 2);
    CHECK(queue.idOf(queue[0].utterance()) == "u1");
    CHECK(queue[0].length() == 10);  // five, and five that fade
    CHECK(queue[0].samples()[4] == 5);
    CHECK(queue[0].samples()[5] == 6);
    CHECK(queue[0].samples()[9] == doctest::Approx(10 * 0.2));
    CHECK(queue.idOf(queue[1].utterance()) == "u2");
}

TEST_CASE("queue: what an interruption voids stays void when it is sent again") {
    Queue queue;
    queue.chunk(1, 100);
    queue.cutAt(105, kNothingWritten);
    queue.chunk(2, 110);
    CHECK(queue.count() == 1);
    queue.chunk(3, 95);  // a lost one from before, whose end is void
    REQUIRE(queue.count() == 2);
    CHECK(queue[0].length() == 10);
    queue.chunk(4, 100, 20);
    CHECK(queue[2].length() == 5);
    CHECK(queue.stale() == 0);
}

TEST_CASE("queue: an interruption before anything came voids what comes") {
    Queue queue;
    queue.cutAt(0, kNothingWritten);
    queue.chunk(1, 100);
    CHECK(queue.count() == 0);
}

TEST_CASE("queue: it starves only while an utterance goes on") {
    Queue queue;
    queue.chunk(1, 100);
    CHECK_FALSE(queue.isStarved());
    queue.playFirst();
    CHECK(queue.isStarved());
    queue.end("u1");
    CHECK_FALSE(queue.isStarved());
}

TEST_CASE("queue: an interrupted or given up utterance is not waited for") {
    Queue cut;
    cut.chunk(1, 100);
    cut.playFirst();
    cut.cutAt(0, kNothingWritten);
    CHECK_FALSE(cut.isStarved());
    Queue givenUp;
    givenUp.chunk(1, 100);
    givenUp.playFirst();
    givenUp.giveUp();
    CHECK_FALSE(givenUp.isStarved());
}

TEST_CASE("queue: a sender gone wild does not fill the memory") {
    Queue queue;
    queue.chunk(1, 0);
    queue.chunk(2, 3'600'000);
    queue.chunk(3, 5, 0);
    CHECK(queue.count() == 1);
    for (std::int64_t seq = 4; seq < 6000; seq++) {
        queue.chunk(seq, 0, 1);
    }
    CHECK(queue.count() == 4096);
}

TEST_CASE("queue: clearing forgets even what was played") {
    Queue queue;
    queue.chunk(7, 100);
    queue.beginFirst();
    queue.clear();
    CHECK(queue.count() == 0);
    CHECK_FALSE(queue.isStarved());
    queue.chunk(1, 0);
    REQUIRE(queue.count() == 1);
    CHECK(queue[0].seq() == 1);
    CHECK(queue[0].position() == 0);
}

TEST_CASE("queue: one who joins late begins where time has got to") {
    Queue queue;
    queue.chunk(1, 100);
    queue.chunk(2, 110);
    queue.skipTo(114'000, 4 * kRate);
    REQUIRE(queue.count() == 1);
    CHECK(queue[0].position() == 4 * 4 * kRate);
    CHECK(queue[0].nextMicros(4 * kRate) == 114'000);
    queue.rescale(4 * kRate, kRate);
    CHECK(queue[0].nextMicros(kRate) == 114'000);
}

TEST_CASE("queue: a cut keeps what comes before") {
    const std::int64_t left[][2] = {{90, 0}, {100, 0}, {104, 4}, {110, 10}, {200, 10}};
    for (const auto& [at, kept] : left) {
        Queue queue;
        queue.chunk(1, 100);
        const double micros = static_cast<double>(at) * 1000;
        queue[0].fadeOut(micros, micros);
        CHECK(queue[0].length() == kept);
    }
}

TEST_CASE("utterances: a number is an id's as long as it is remembered") {
    Utterances utterances;
    const UtteranceNumber first = utterances.numberOf("u1");
    CHECK(utterances.numberOf("u2") != first);
    CHECK(utterances.numberOf("u1") == first);
    CHECK(utterances.idOf(first) == "u1");
    utterances.end(first);
    CHECK(utterances.hasEnded(first));
    CHECK_FALSE(utterances.hasEnded(utterances.numberOf("u2")));
    for (int i = 0; i < 1000; i++) {
        utterances.numberOf("another " + std::to_string(i));
    }
    CHECK(utterances.idOf(first).empty());
    CHECK(utterances.hasEnded(first));
    CHECK(utterances.numberOf("u1") != first);
}

TEST_CASE("utterances: silence has no id, never goes on, and is not forgotten") {
    Utterances utterances;
    CHECK(utterances.numberOf("") == kSilence);
    CHECK(utterances.idOf(kSilence).empty());
    CHECK(utterances.hasEnded(kSilence));
    utterances.numberOf("u1");
    utterances.clear();
    CHECK(utterances.idOf(1).empty());
    CHECK(utterances.numberOf("") == kSilence);
}
