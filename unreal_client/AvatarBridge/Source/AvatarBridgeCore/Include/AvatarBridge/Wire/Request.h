#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Playback/Meters.h"
#include "AvatarBridge/Wire/Point.h"
#include "AvatarBridge/Wire/RequestField.h"
#include "AvatarBridge/Wire/RequestFields.h"

namespace avatarbridge {

/**
 * Something to ask of a character, or to tell it. Immutable; made by the static methods, and
 * worth sending only while it is valid. Each gets exactly one reply.
 */
class Request {
public:
    /** Asks for the session clock. */
    static Request ping() { return Request("ping"); }

    /** Asks for the character's description. */
    static Request describe() { return Request("describe"); }

    /**
     * Speak this text as it stands. It may hold markup such as "[joy 0.7]", "[wave]" and
     * "*stress*". An empty language, in BCP 47, is the character's own.
     */
    static Request say(std::string text, std::string language = {}) {
        Request made("say");
        made.fields_.addRequiredText("text", std::move(text));
        made.fields_.addName("language", std::move(language));
        return made;
    }

    /** Answer what the user said. */
    static Request turn(std::string text) {
        Request made("turn");
        made.fields_.addRequiredText("text", std::move(text));
        return made;
    }

    /** Stop speaking now. */
    static Request interrupt() { return Request("interrupt"); }

    /**
     * Attend to the user, who speaks or is about to; false when the user has done, and nothing
     * is to be answered.
     */
    static Request listen(bool listening = true) {
        Request made("listen");
        made.fields_.addFlag("listening", listening);
        return made;
    }

    /** Look at a place in the character's space; none looks ahead again. */
    static Request lookAt(const std::optional<Point>& target) {
        Request made("look-at");
        made.fields_.addPoint("target", target);
        return made;
    }

    /**
     * Make a gesture of the repertoire, such as "nod". The weight is its size, -2 to 2; below
     * zero mirrors it. A pointing goes to the target.
     */
    static Request playGesture(std::string name, double weight = 1,
                               const std::optional<Point>& target = std::nullopt) {
        Request made("play-gesture");
        made.fields_.addRequiredName("name", std::move(name));
        made.fields_.addNumber("weight", weight, -2, 2);
        made.fields_.addPoint("target", target);
        return made;
    }

    /** Hold a feeling until told otherwise; "neutral" lets go. */
    static Request setEmotion(std::string label, double intensity = 0.5) {
        Request made("set-emotion");
        made.fields_.addRequiredName("label", std::move(label));
        made.fields_.addNumber("intensity", intensity, 0, 1);
        return made;
    }

    /** Take on a style template. */
    static Request setStyle(std::string name) {
        Request made("set-style");
        made.fields_.addRequiredName("name", std::move(name));
        return made;
    }

    /** Take on a gesture policy, such as a culture's. */
    static Request setPolicy(std::string name) {
        Request made("set-policy");
        made.fields_.addRequiredName("name", std::move(name));
        return made;
    }

    /** 0 moves as styled, 1 quiets everything but the lips. */
    static Request stillness(double amount) {
        Request made("stillness");
        made.fields_.addNumber("amount", amount, 0, 1);
        return made;
    }

    /** Send records again, on the stream, as far as they are kept. */
    static Request resend(std::int64_t firstSeq, std::int64_t lastSeq) {
        Request made("resend");
        made.fields_.addCount("first_seq", firstSeq);
        made.fields_.addCount("last_seq", lastSeq);
        if (lastSeq < firstSeq) {
            made.fields_.refuse("last_seq: found " + std::to_string(lastSeq) + ", expected " +
                                std::to_string(firstSeq) + " or more");
        }
        return made;
    }

    /** A client is ready to receive. Its name is of its own choice, the same in all reports. */
    static Request join(std::string client) {
        Request made("join");
        made.fields_.addRequiredName("client", std::move(client));
        return made;
    }

    /** How far a client's sound has got. */
    static Request reportPlayback(std::string client, const PlaybackReport& report) {
        Request made("report-playback");
        made.fields_.addRequiredName("client", std::move(client));
        made.fields_.addName("utterance_id", report.utteranceId);
        made.fields_.addMicros("position_micros", report.positionMicros);
        made.fields_.addMicros("skew_micros", report.skewMicros);
        made.fields_.addCount("underruns", report.underruns);
        return made;
    }

    /** Something happened in the game that the character should know. */
    static Request playerEvent(std::string client, std::string name, std::string text = {}) {
        Request made("player-event");
        made.fields_.addRequiredName("client", std::move(client));
        made.fields_.addRequiredName("name", std::move(name));
        made.fields_.addText("text", std::move(text));
        return made;
    }

    /** Its name on the wire, such as "say". */
    std::string_view kind() const { return kind_; }

    const std::vector<RequestField>& fields() const { return fields_.all(); }

    /** Whether it is within the limits of the wire; the fault says what is beyond them. */
    bool isValid(Fault& fault) const {
        return !fields_.fault().isSet() || fault.say(fields_.fault().text());
    }

private:
    explicit Request(std::string_view kind) : kind_(kind) {}

    std::string_view kind_;
    RequestFields fields_;
};

}  // namespace avatarbridge
