#include <doctest/doctest.h>

#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

#include "Actor.h"
#include "AvatarBridge/Playback/Meters.h"
#include "AvatarBridge/Playback/Note.h"
#include "AvatarBridge/Playback/NoteQueue.h"
#include "AvatarBridge/Playback/UtteranceLog.h"

using namespace avatarbridge;

namespace {

const char* nameOf(NoteKind kind) {
    constexpr const char* kNames[] = {"start", "word", "moment", "end", "cut", "error"};
    return kNames[static_cast<std::size_t>(kind)];
}

std::string lineOf(const Note& note) {
    const bool isNamed = note.kind == NoteKind::Word || note.kind == NoteKind::Moment;
    return std::string(nameOf(note.kind)) + " " + (isNamed ? note.text : note.utteranceId);
}

/** Everything that is told while time goes on without a picture or a device. */
std::string toldBetween(Actor& actor, std::int64_t from, std::int64_t until) {
    std::string told;
    Note note;
    for (std::int64_t now = from; now < until; now += 10'000) {
        actor.clock.set(now);
        while (actor.stream.dequeue(static_cast<double>(now), note)) {
            told += (told.empty() ? "" : ", ") + lineOf(note);
            CHECK(note.ptsMicros <= static_cast<double>(now));
            CHECK(note.ptsMicros > static_cast<double>(now) - 11'000);
        }
    }
    return told;
}

}  // namespace

TEST_CASE("notes are told when they are heard, though nothing is drawn and nothing plays") {
    Actor actor;
    actor.start(500'000);
    actor.word(700'000, "second");
    actor.word(600'000, "first");
    actor.end(900'000);
    actor.start(1'000'000, "u2");
    actor.word(1'100'000, "cut", "u2");
    actor.cut(1'050'000, "u2");
    actor.start(1'200'000, "u3");
    actor.start(1'300'000, "u4");
    actor.beAlone();
    CHECK(toldBetween(actor, 200'000, 1'500'000) ==
          "start u1, word first, word second, end u1, start u2, cut u2, start u3, end u3, "
          "start u4");
}

TEST_CASE("what was under way in a session that has gone is told to be cut, though none is known") {
    Actor actor;
    actor.start(200'000);
    actor.word(900'000, "never");
    actor.beAlone();
    CHECK(toldBetween(actor, 200'000, 300'000) == "start u1");
    actor.stream.takeDescription(Actor::describe(0, "two"));
    Note note;
    CHECK(actor.stream.dequeue(300'000, note));  // no ping was answered yet
    CHECK(note.kind == NoteKind::Interrupted);
    CHECK(note.utteranceId == "u1");
    CHECK_FALSE(actor.stream.dequeue(300'000, note));
}

TEST_CASE("a note tells all that its record says") {
    Actor actor;
    actor.beAlone();
    actor.start(200'000);
    actor.stream.takeMoment({actor.seq++, 201'000, 205'000, "u1", "head", "nod"});
    actor.stream.takeMoment({actor.seq++, 202'000, 202'000, "u1", "error", "no voice"});
    Note note;
    REQUIRE(actor.stream.dequeue(300'000, note));
    CHECK(note.turnId == "t1");
    CHECK(note.text == "Hello.");
    CHECK(note.detail == "joy");
    CHECK(note.endMicros == 200'000);
    REQUIRE(actor.stream.dequeue(300'000, note));
    CHECK(note.kind == NoteKind::Moment);
    CHECK(note.text == "nod");
    CHECK(note.detail == "head");
    CHECK(note.turnId.empty());
    CHECK(note.ptsMicros == 201'000);
    CHECK(note.endMicros == 205'000);
    REQUIRE(actor.stream.dequeue(300'000, note));
    CHECK(note.kind == NoteKind::Error);
    CHECK(note.text == "no voice");
}

TEST_CASE("where nobody takes the notes, the oldest go") {
    Actor actor;
    actor.beAlone();
    for (int i = 0; i < 5'000; i++) {
        actor.word(200'000 + i * 100, std::to_string(i));
    }
    Note note;
    REQUIRE(actor.stream.dequeue(1'000'000, note));
    CHECK(note.text == std::to_string(5'000 - 1'024));
    int count = 1;
    while (actor.stream.dequeue(1'000'000, note)) {
        count++;
    }
    CHECK(count == 1'024);
    CHECK(note.text == "4999");
}

TEST_CASE("notes of the same instant are told in the order in which they came") {
    NoteQueue notes;
    for (const char* word : {"a", "b", "c"}) {
        notes.add(NoteKind::Word, 5, "u1").text = word;
    }
    notes.add(NoteKind::Word, 4, "u1").text = "before";
    std::string told;
    Note note;
    while (notes.dequeue(5, note)) {
        told += note.text + " ";
    }
    CHECK(told == "before a b c ");
}

TEST_CASE("a cut drops what its utterance will not come to") {
    NoteQueue notes;
    notes.add(NoteKind::Word, 1, "u1").text = "said";
    notes.add(NoteKind::Word, 3, "u2").text = "other";
    notes.add(NoteKind::Word, 3, "u1").text = "void";
    notes.add(NoteKind::Word, 4, "u2").text = "another";
    notes.add(NoteKind::Word, 4, "u1").text = "void";
    notes.cut("u1", 2);
    std::string told;
    Note note;
    while (notes.dequeue(5, note)) {
        told += note.text + " ";
    }
    CHECK(told == "said other another ");
}

TEST_CASE("a report says how far the sound has got") {
    Actor actor;
    actor.beAlone();
    actor.start(500'000);
    actor.sound(500'000, std::vector<float>(24'000));
    actor.end(1'500'000);
    PlaybackReport report;
    CHECK_FALSE(actor.stream.report(400'000, report));
    REQUIRE(actor.stream.report(800'000, report));
    CHECK(report.utteranceId == "u1");
    CHECK(report.positionMicros == doctest::Approx(300'000).epsilon(0.0005));
    CHECK(report.underruns == 0);
    CHECK_FALSE(actor.stream.report(1'700'000, report));
}

TEST_CASE("an utterance whose beginning was lost is not reported") {
    Actor actor;
    actor.beAlone();
    actor.sound(200'000, std::vector<float>(24'000));
    PlaybackReport report;
    CHECK_FALSE(actor.stream.report(400'000, report));
    CHECK(actor.stream.measure(400'000).isSounding);
}

TEST_CASE("the latest utterances are remembered") {
    UtteranceLog log;
    std::int64_t start = 0;
    CHECK_FALSE(log.startOf("", start));
    for (int i = 0; i < 20; i++) {
        log.add("u" + std::to_string(i), i);
    }
    CHECK_FALSE(log.startOf("u3", start));
    REQUIRE(log.startOf("u4", start));
    CHECK(start == 4);
    REQUIRE(log.startOf("u19", start));
    CHECK(start == 19);
    log.clear();
    CHECK_FALSE(log.startOf("u19", start));
    CHECK_FALSE(log.startOf("", start));
}
