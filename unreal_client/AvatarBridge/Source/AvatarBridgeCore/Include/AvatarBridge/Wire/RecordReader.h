#pragma once

#include <cstddef>
#include <string>
#include <utility>
#include <vector>

#include "AvatarBridge/Wire/Fields.h"
#include "AvatarBridge/Wire/Keys.h"
#include "AvatarBridge/Wire/KnownRigs.h"
#include "AvatarBridge/Wire/Limits.h"
#include "AvatarBridge/Wire/Records.h"
#include "AvatarBridge/Wire/Rig.h"

namespace avatarbridge {

/**
 * Makes records of the fields of a packet. A record is worth something only while the fields
 * are good. Stateless; any thread.
 */
struct RecordReader {
    static UtteranceStarted readStarted(const Fields& fields) {
        UtteranceStarted started;
        started.seq = fields.count(Keys::kSeq);
        started.ptsMicros = fields.micros(Keys::kPtsMicros);
        started.utteranceId = fields.requiredName(Keys::kUtteranceId);
        started.turnId = fields.name(Keys::kTurnId);
        started.text = fields.text(Keys::kText);
        started.sentenceType = fields.name(Keys::kSentenceType);
        started.act = fields.name(Keys::kAct);
        started.emotion = fields.name(Keys::kEmotion);
        return started;
    }

    static AudioChunk readAudio(const Fields& fields) {
        AudioChunk chunk;
        chunk.seq = fields.count(Keys::kSeq);
        chunk.ptsMicros = fields.micros(Keys::kPtsMicros);
        chunk.utteranceId = fields.requiredName(Keys::kUtteranceId);
        chunk.sampleRate = fields.rate(Keys::kSampleRate, Limits::kMaxSampleRate);
        chunk.samples = fields.floats(Keys::kSamples, 1, 0, Limits::kMaxAudioSamples);
        return chunk;
    }

    /** Reads a frame, which must be of its character's rig where that is known. */
    static Frame readFrame(const Fields& fields, const RigSize* rig) {
        Frame frame;
        frame.seq = fields.count(Keys::kSeq);
        frame.ptsMicros = fields.micros(Keys::kPtsMicros);
        frame.utteranceId = fields.name(Keys::kUtteranceId);
        frame.weights = fields.floats(Keys::kWeights, 1, 0, Limits::kMaxNames);
        frame.head = fields.floats(Keys::kHead, 7, 1, 1);
        frame.bones = fields.floats(Keys::kBones, 4, 0, Limits::kMaxNames);
        frame.hips = fields.floats(Keys::kHips, 3, 1, 1);
        if (rig != nullptr) {
            expectOfRig(fields, Keys::kWeights, frame.weights.count(), rig->shapes);
            expectOfRig(fields, Keys::kBones, frame.bones.count() / 4, rig->bones);
        }
        return frame;
    }

    static Moment readMoment(const Fields& fields) {
        Moment moment;
        moment.seq = fields.count(Keys::kSeq);
        moment.ptsMicros = fields.micros(Keys::kPtsMicros);
        moment.endMicros = fields.micros(Keys::kEndMicros);
        moment.utteranceId = fields.name(Keys::kUtteranceId);
        moment.kind = fields.requiredName(Keys::kKind);
        moment.name = fields.name(Keys::kName);
        return moment;
    }

    static UtteranceEnded readEnded(const Fields& fields) {
        UtteranceEnded ended;
        ended.seq = fields.count(Keys::kSeq);
        ended.ptsMicros = fields.micros(Keys::kPtsMicros);
        ended.utteranceId = fields.requiredName(Keys::kUtteranceId);
        return ended;
    }

    static Interrupted readInterrupted(const Fields& fields) {
        Interrupted cut;
        cut.seq = fields.count(Keys::kSeq);
        cut.ptsMicros = fields.micros(Keys::kPtsMicros);
        cut.utteranceId = fields.requiredName(Keys::kUtteranceId);
        return cut;
    }

    static Heartbeat readHeartbeat(const Fields& fields) {
        Heartbeat heartbeat;
        heartbeat.seq = fields.count(Keys::kSeq);
        heartbeat.ptsMicros = fields.micros(Keys::kPtsMicros);
        return heartbeat;
    }

private:
    static void expectOfRig(const Fields& fields, std::string_view key, std::size_t found,
                            std::size_t expected) {
        if (found != expected) {
            fields.refuse(key, "found " + std::to_string(found) + ", expected " +
                                   std::to_string(expected) + " as in the rig");
        }
    }
};

}  // namespace avatarbridge
