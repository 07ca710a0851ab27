#pragma once

#include <algorithm>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <string_view>

#include "AvatarBridge/Base/Finite.h"
#include "AvatarBridge/Playback/Meters.h"
#include "AvatarBridge/Playback/Note.h"
#include "AvatarBridge/Playback/NoteQueue.h"
#include "AvatarBridge/Playback/Pose.h"
#include "AvatarBridge/Playback/PoseBuffer.h"
#include "AvatarBridge/Playback/Recovery.h"
#include "AvatarBridge/Playback/SequenceCounter.h"
#include "AvatarBridge/Playback/SkewMeter.h"
#include "AvatarBridge/Playback/UtteranceLog.h"
#include "AvatarBridge/Playback/VoicePlayer.h"
#include "AvatarBridge/Time/OffsetEstimator.h"
#include "AvatarBridge/Wire/Records.h"
#include "AvatarBridge/Wire/Rig.h"

namespace avatarbridge {

/**
 * The parts of one character's playing, joined: what is heard says what is shown and told. For one
 * thread at a time: `CharacterStream` guards it.
 */
class Performance {
public:
    explicit Performance(int deviceRate) : player(offset, deviceRate) {}

    Performance(const Performance&) = delete;
    Performance& operator=(const Performance&) = delete;

    OffsetEstimator offset;
    SequenceCounter sequence;
    VoicePlayer player;

    void take(const UtteranceStarted& started) {
        utterances_.add(started.utteranceId, started.ptsMicros);
        Note& note = tell(NoteKind::UtteranceStarted, started);
        note.turnId.assign(started.turnId);
        note.text.assign(started.text);
        note.detail.assign(started.emotion);
    }

    void take(const Moment& moment) {
        Note& note = tell(kindOf(moment), moment);
        note.endMicros = static_cast<double>(moment.endMicros);
        note.text.assign(moment.name);
        note.detail.assign(moment.kind);
    }

    void take(const UtteranceEnded& ended) {
        player.take(ended);
        tell(NoteKind::UtteranceEnded, ended);
    }

    void take(const Interrupted& cut) {
        player.take(cut);
        poses_.cut(cut.ptsMicros, cut.seq);
        notes_.cut(cut.utteranceId, static_cast<double>(cut.ptsMicros));
        tell(NoteKind::Interrupted, cut);
    }

    void take(const Frame& frame, const Rig& rig) {
        const bool fits = frame.weights.count() == rig.shapeNames.size() &&
                          frame.bones.count() == rig.boneNames.size() * Pose::kBoneFloats &&
                          frame.head.count() == Pose::kHeadFloats &&
                          frame.hips.count() == Pose::kHipsFloats;
        if (fits) {
            poses_.insert(frame);
        } else {
            misfits_++;
        }
    }

    /** Forgets all of a session that has gone, but what is on the screen. */
    void restart() {
        offset.reset();
        sequence.restart();
        player.clear();
        poses_.restart();
        recovery_.restart();
        notes_.restart();
        utterances_.clear();
        skew_.clear();
    }

    /** The session time being heard, and whose sound it is; not a number while it is not known. */
    double positionAt(double nowMicros, std::string_view* utteranceId = nullptr) {
        player.advance(nowMicros);
        return player.positionAt(nowMicros, utteranceId);
    }

    /**
     * Gives the pose of an instant that is now or a little ahead, so that what lies between is
     * foreseen and not passed over: time passes up to `nowMicros` only.
     */
    bool draw(double atMicros, double nowMicros, Pose& into) {
        player.advance((std::min)(atMicros, nowMicros));
        const double position = player.foreseenAt(atMicros, atMicros - nowMicros);
        if (!isFinite(position)) {
            return poses_.lastShown(into);
        }
        if (!poses_.sample(position, into)) {
            return false;
        }
        if (const auto heard = player.sounding(atMicros)) {
            skew_.note(into.ptsMicros - *heard);
        }
        return true;
    }

    /** Gives the next note whose instant is heard by now, whether or not pictures are drawn. */
    bool dequeue(double nowMicros, Note& into) {
        const double position = positionAt(nowMicros);
        return notes_.dequeue(isFinite(position) ? position : NoteQueue::kAtOnce, into);
    }

    bool takeLost(std::int64_t& first, std::int64_t& last) {
        return recovery_.ask(sequence, first, last);
    }

    bool report(double nowMicros, PlaybackReport& into) {
        std::string_view utteranceId;
        const double position = positionAt(nowMicros, &utteranceId);
        std::int64_t start = 0;
        if (utteranceId.empty() || !utterances_.startOf(utteranceId, start)) {
            return false;
        }
        const double since = (std::max)(position - static_cast<double>(start), 0.0);
        into.utteranceId.assign(utteranceId);
        into.positionMicros = std::llround(since);
        into.skewMicros = std::llround(skew_.latestMicros());
        into.underruns = player.underruns();
        return true;
    }

    Meters measure(double nowMicros) {
        std::string_view utteranceId;
        const double position = positionAt(nowMicros, &utteranceId);
        Meters meters;
        meters.received = sequence.received();
        meters.lost = sequence.lost();
        meters.duplicates = sequence.duplicates();
        meters.asked = recovery_.asked();
        meters.misfitFrames = misfits_;
        meters.lateFrames = poses_.late();
        meters.staleFrames = poses_.stale();
        meters.staleChunks = player.stale();
        meters.underruns = player.underruns();
        meters.starvedMicros = player.starvedMicros();
        meters.bufferedMicros = isFinite(position) ? poses_.aheadMicros(position) : 0;
        meters.bufferedSoundMicros = player.bufferedMicros();
        meters.isClockKnown = offset.isKnown();
        meters.offsetMicros = offset.isKnown() ? offset.sessionAt(nowMicros) - nowMicros : 0;
        meters.driftPpm = offset.driftPpm();
        meters.roundTripMicros = offset.roundTripMicros();
        meters.hasDevice = player.hasDevice();
        meters.isSounding = !utteranceId.empty();
        skew_.measure(meters);
        return meters;
    }

private:
    /** Queues a note of a record's instant. */
    template <typename Record>
    Note& tell(NoteKind kind, const Record& record) {
        return notes_.add(kind, static_cast<double>(record.ptsMicros), record.utteranceId);
    }

    static NoteKind kindOf(const Moment& moment) {
        if (moment.kind == "word") {
            return NoteKind::Word;
        }
        return moment.kind == "error" ? NoteKind::Error : NoteKind::Moment;
    }

    PoseBuffer poses_;
    Recovery recovery_;
    NoteQueue notes_;
    UtteranceLog utterances_;
    SkewMeter skew_;
    std::int64_t misfits_ = 0;
};

}  // namespace avatarbridge
