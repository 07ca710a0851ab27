#pragma once

#include <cstddef>
#include <limits>
#include <string>
#include <string_view>
#include <utility>

#include "AvatarBridge/Playback/Note.h"
#include "AvatarBridge/Playback/SlotRing.h"

namespace avatarbridge {

/**
 * Notes that wait for their instant. Bounded: where nobody takes them, the oldest go. Every
 * utterance that was told to start is told to end. Notes keep the memory of their texts, so that
 * it allocates only while it grows. For one thread at a time.
 */
class NoteQueue {
public:
    /** Earlier than any instant: the time of what is to be told at once. */
    static constexpr double kAtOnce = std::numeric_limits<double>::lowest();

    /** Puts a note in its place, by its time; the caller writes its other texts into it. */
    Note& add(NoteKind kind, double ptsMicros, std::string_view utteranceId) {
        const std::size_t place =
            notes_.firstNot([=](const Note& note) { return note.ptsMicros <= ptsMicros; });
        Note& note = notes_.insert(place);
        set(note, kind, ptsMicros, utteranceId);
        return note;
    }

    /** Drops what an interrupted utterance will not come to. */
    void cut(std::string_view utteranceId, double ptsMicros) {
        std::size_t kept = 0;
        for (std::size_t i = 0; i < notes_.count(); i++) {
            const bool isVoid =
                notes_[i].utteranceId == utteranceId && notes_[i].ptsMicros >= ptsMicros;
            if (!isVoid && kept++ != i) {
                std::swap(notes_[kept - 1], notes_[i]);
            }
        }
        notes_.drop(kept, notes_.count());
    }

    /** Gives the next note whose time has come. */
    bool dequeue(double position, Note& into) {
        if (notes_.count() == 0 || !(notes_[0].ptsMicros <= position)) {
            return false;
        }
        Note& first = notes_[0];
        if (first.kind == NoteKind::UtteranceStarted && !open_.empty() &&
            first.utteranceId != open_) {
            // The end of the one before was lost.
            set(into, NoteKind::UtteranceEnded, first.ptsMicros, open_);
            open_.clear();
            return true;
        }
        std::swap(into, first);
        notes_.drop(0, 1);
        follow(into);
        return true;
    }

    /** Forgets what waits: a new session. What was under way is cut by that. */
    void restart() {
        notes_.clear();
        if (!open_.empty()) {
            add(NoteKind::Interrupted, kAtOnce, open_);
            open_.clear();
        }
    }

private:
    static constexpr std::size_t kFewest = 32;
    static constexpr std::size_t kMost = 1024;  // half a minute of speech

    static void set(Note& note, NoteKind kind, double ptsMicros, std::string_view utteranceId) {
        note.kind = kind;
        note.ptsMicros = ptsMicros;
        note.endMicros = ptsMicros;
        note.utteranceId.assign(utteranceId);
        note.turnId.clear();
        note.text.clear();
        note.detail.clear();
    }

    void follow(const Note& note) {
        if (note.kind == NoteKind::UtteranceStarted) {
            open_.assign(note.utteranceId);
        } else if (note.utteranceId == open_ &&
                   (note.kind == NoteKind::UtteranceEnded || note.kind == NoteKind::Interrupted)) {
            open_.clear();
        }
    }

    SlotRing<Note, kFewest, kMost> notes_;
    std::string open_;  // the utterance that was told to start
};

}  // namespace avatarbridge
