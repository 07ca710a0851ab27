#pragma once

#include <cstddef>
#include <string_view>
#include <vector>

#include "AvatarBridge/Wire/PackedFloats.h"
#include "AvatarBridge/Wire/Records.h"
#include "AvatarBridge/Wire/Reply.h"
#include "AvatarBridge/Wire/Rig.h"
#include "AvatarBridge/Wire/StreamSink.h"
#include "Json.h"

namespace avatarbridge {

/** Writes the last record down, by the names of the golden packets' descriptions. */
class RecordJson : public StreamSink {
public:
    /** What it was given last. */
    Json record;

    /** How often it was called. */
    int calls = 0;

    void onDescription(std::string_view character, DescriptionPtr description) override {
        const Rig& rig = description->rig;
        begin("Describe", character, description->seq);
        record.set("session_id", description->sessionId)
            .set("rig", Json::object({{"shape_names", rig.shapeNames},
                                      {"bone_names", rig.boneNames},
                                      {"bone_parents", rig.boneParents},
                                      {"rest_positions", rows(rig.restPositions, 3)}}))
            .set("frame_rate", description->frameRate)
            .set("sample_rate", description->sampleRate)
            .set("lead_micros", description->leadMicros)
            .set("control_endpoint", description->controlEndpoint);
    }

    void onUtteranceStarted(std::string_view character, const UtteranceStarted& started) override {
        begin("UtteranceStarted", character, started.seq);
        place(started.ptsMicros, started.utteranceId);
        record.set("turn_id", started.turnId)
            .set("text", started.text)
            .set("sentence_type", started.sentenceType)
            .set("act", started.act)
            .set("emotion", started.emotion);
    }

    void onAudio(std::string_view character, const AudioChunk& chunk) override {
        begin("AudioChunk", character, chunk.seq);
        place(chunk.ptsMicros, chunk.utteranceId);
        record.set("sample_rate", chunk.sampleRate).set("samples", copy(chunk.samples));
    }

    void onFrame(std::string_view character, const Frame& frame) override {
        begin("Frame", character, frame.seq);
        place(frame.ptsMicros, frame.utteranceId);
        record.set("weights", copy(frame.weights))
            .set("head", copy(frame.head))
            .set("bones", rows(copy(frame.bones), 4))
            .set("hips", copy(frame.hips));
    }

    void onMoment(std::string_view character, const Moment& moment) override {
        begin("PerformanceEvent", character, moment.seq);
        place(moment.ptsMicros, moment.utteranceId);
        record.set("end_micros", moment.endMicros)
            .set("kind", moment.kind)
            .set("name", moment.name);
    }

    void onUtteranceEnded(std::string_view character, const UtteranceEnded& ended) override {
        begin("UtteranceEnded", character, ended.seq);
        place(ended.ptsMicros, ended.utteranceId);
    }

    void onInterrupted(std::string_view character, const Interrupted& cut) override {
        begin("Interrupted", character, cut.seq);
        place(cut.ptsMicros, cut.utteranceId);
    }

    void onHeartbeat(std::string_view character, const Heartbeat& heartbeat) override {
        begin("Heartbeat", character, heartbeat.seq);
        record.set("pts_micros", heartbeat.ptsMicros);
    }

    void onUnknown(std::string_view character, std::int64_t seq) override {
        begin("Unknown", character, seq);
    }

private:
    void begin(const char* name, std::string_view character, std::int64_t seq) {
        calls++;
        record = Json::object({{"record", name}, {"character", character}, {"seq", seq}});
    }

    void place(std::int64_t ptsMicros, std::string_view utteranceId) {
        record.set("pts_micros", ptsMicros).set("utterance_id", utteranceId);
    }

    static std::vector<float> copy(const PackedFloats& packed) {
        std::vector<float> numbers(packed.count());
        packed.copyTo(numbers.data());
        return numbers;
    }

    static Json rows(const std::vector<float>& numbers, std::size_t width) {
        Json made = Json::array();
        for (std::size_t i = 0; i + width <= numbers.size(); i += width) {
            Json row = Json::array();
            for (std::size_t j = i; j < i + width; j++) {
                row.push(numbers[j]);
            }
            made.push(row);
        }
        return made;
    }
};

/** Writes an answer down. */
inline Json replyJson(const Reply& reply) {
    static constexpr char kHex[] = "0123456789abcdef";
    std::string packet;
    for (const std::uint8_t one : reply.packet) {
        packet += {kHex[one >> 4], kHex[one & 0xf]};
    }
    return Json::object({{"record", reply.isDone ? "Reply" : "Refusal"},
                         {"request_id", reply.requestId},
                         {"session_micros", reply.sessionMicros},
                         {"turn_id", reply.turnId},
                         {"packet", packet},
                         {"resent", reply.resent},
                         {"code", reply.code},
                         {"message", reply.message}});
}

}  // namespace avatarbridge
