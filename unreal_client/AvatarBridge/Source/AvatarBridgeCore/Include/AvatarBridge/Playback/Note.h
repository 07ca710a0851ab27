#pragma once

#include <string>

namespace avatarbridge {

/** What a note tells. */
enum class NoteKind {
    /** An utterance is heard to begin: `text` is what it says. */
    UtteranceStarted,
    /** A word is heard: `text` is it. */
    Word,
    /** Another moment, such as a phone or a gesture: `text` names it. */
    Moment,
    /** An utterance was heard to its end. */
    UtteranceEnded,
    /** An utterance was cut, or its sidecar went away. */
    Interrupted,
    /** Something could not be said: `text` says what. */
    Error,
};

/** Something that a game may want to know at the instant it is heard. */
struct Note {
    NoteKind kind = NoteKind::Moment;
    /** Session time of its instant. */
    double ptsMicros = 0;
    /** When a word or moment ends; otherwise the same as its instant. */
    double endMicros = 0;
    std::string utteranceId;
    /** The turn of an utterance that starts; otherwise empty. */
    std::string turnId;
    std::string text;
    /** Emotion of an utterance that starts, kind of a moment, or empty. */
    std::string detail;
};

}  // namespace avatarbridge
