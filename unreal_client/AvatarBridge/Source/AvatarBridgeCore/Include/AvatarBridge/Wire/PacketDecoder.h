#pragma once

#include <memory>
#include <string_view>
#include <utility>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Wire/DescriptionReader.h"
#include "AvatarBridge/Wire/Envelope.h"
#include "AvatarBridge/Wire/Fields.h"
#include "AvatarBridge/Wire/Keys.h"
#include "AvatarBridge/Wire/Kinds.h"
#include "AvatarBridge/Wire/KnownRigs.h"
#include "AvatarBridge/Wire/RecordReader.h"
#include "AvatarBridge/Wire/Records.h"
#include "AvatarBridge/Wire/StreamSink.h"
#include "AvatarBridge/Wire/Utf8.h"

namespace avatarbridge {

/**
 * Turns the packets of a stream into calls of a sink. One for each connection, for the one thread
 * that receives; it remembers the rigs of characters. Only descriptions, and what is wrong with a
 * packet, take memory of their own.
 */
class PacketDecoder {
public:
    PacketDecoder() = default;
    PacketDecoder(const PacketDecoder&) = delete;
    PacketDecoder& operator=(const PacketDecoder&) = delete;

    /**
     * Decodes one packet and calls the sink once. Returns false, without a call, for a packet
     * that is to be dropped, and says in the fault, which it clears first, what is wrong with it.
     */
    bool decode(Bytes packet, StreamSink& sink, Fault& fault) {
        fault.clear();
        std::string_view topic;
        Bytes body;
        if (!Envelope::openPacket(packet, topic, body, fault)) {
            return false;
        }
        Fields fields("packet", body, fault);
        const std::string_view kind = fields.string(Keys::kRecord);
        const RigSize* rig = rigs_.find(topic);
        if (!fields.areGood() || (rig == nullptr && !isTopic(topic, fault))) {
            return false;
        }
        if (kind == Kinds::kFrame) {
            fields.rename(kind);
            return hand(fields, sink, &StreamSink::onFrame, topic,
                        RecordReader::readFrame(fields, rig));
        }
        return readOther(kind, fields, topic, sink);
    }

private:
    template <typename Record>
    using Take = void (StreamSink::*)(std::string_view, const Record&);

    /** Reads what is no frame, and so not checked against a rig. */
    bool readOther(std::string_view kind, Fields& fields, std::string_view topic,
                   StreamSink& sink) {
        fields.rename(kind);
        if (kind == Kinds::kAudio) {
            return hand(fields, sink, &StreamSink::onAudio, topic, RecordReader::readAudio(fields));
        }
        if (kind == Kinds::kEvent) {
            return hand(fields, sink, &StreamSink::onMoment, topic,
                        RecordReader::readMoment(fields));
        }
        if (kind == Kinds::kHeartbeat) {
            return hand(fields, sink, &StreamSink::onHeartbeat, topic,
                        RecordReader::readHeartbeat(fields));
        }
        if (kind == Kinds::kUtteranceStarted) {
            return hand(fields, sink, &StreamSink::onUtteranceStarted, topic,
                        RecordReader::readStarted(fields));
        }
        if (kind == Kinds::kUtteranceEnded) {
            return hand(fields, sink, &StreamSink::onUtteranceEnded, topic,
                        RecordReader::readEnded(fields));
        }
        if (kind == Kinds::kInterrupted) {
            return hand(fields, sink, &StreamSink::onInterrupted, topic,
                        RecordReader::readInterrupted(fields));
        }
        return kind == Kinds::kDescribe ? readDescription(fields, topic, sink)
                                        : readUnknown(fields, topic, sink);
    }

    /** Calls the sink with a record that is good. */
    template <typename Record>
    static bool hand(const Fields& fields, StreamSink& sink, Take<Record> take,
                     std::string_view topic, const Record& record) {
        if (!fields.areGood()) {
            return false;
        }
        (sink.*take)(topic, record);
        return true;
    }

    bool readDescription(const Fields& fields, std::string_view topic, StreamSink& sink) {
        auto description = std::make_shared<const Description>(DescriptionReader::read(fields));
        if (!fields.areGood()) {
            return false;
        }
        rigs_.keep(topic, {description->rig.shapeNames.size(), description->rig.boneNames.size()});
        sink.onDescription(topic, std::move(description));
        return true;
    }

    static bool readUnknown(Fields& fields, std::string_view topic, StreamSink& sink) {
        fields.rename("an unknown kind");  // never repeats what somebody sent
        const std::int64_t seq = fields.count(Keys::kSeq);
        if (!fields.areGood()) {
            return false;
        }
        sink.onUnknown(topic, seq);
        return true;
    }

    static bool isTopic(std::string_view topic, Fault& fault) {
        if (!Utf8::isValid(topic)) {
            return fault.say("topic: found bytes that are not UTF-8");
        }
        return !Utf8::hasControl(topic) || fault.say("topic: found a control character");
    }

    KnownRigs rigs_;
};

}  // namespace avatarbridge
