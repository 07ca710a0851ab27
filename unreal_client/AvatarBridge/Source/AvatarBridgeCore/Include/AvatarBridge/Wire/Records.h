#pragma once

#include <cstdint>
#include <string_view>

#include "AvatarBridge/Wire/PackedFloats.h"

// The records of a stream, as `bridge/wire/README.md` has them. All are read in place: their texts
// and numbers point into the packet, and are good only during the call that hands them over.

namespace avatarbridge {

/** An utterance begins; its audio follows. */
struct UtteranceStarted {
    std::int64_t seq = 0;
    /** Session time of its first audio sample. */
    std::int64_t ptsMicros = 0;
    std::string_view utteranceId;
    /** The answer to "say" or "turn" named it. */
    std::string_view turnId;
    /** What is said. */
    std::string_view text;
    /** Such as "statement" or "yes-no-question". */
    std::string_view sentenceType;
    /** Dialogue act, such as "inform" or "greeting". */
    std::string_view act;
    /** Such as "joy" or "neutral". */
    std::string_view emotion;
};

/** A stretch of sound. */
struct AudioChunk {
    std::int64_t seq = 0;
    /** Session time at which its first sample is to be heard. */
    std::int64_t ptsMicros = 0;
    std::string_view utteranceId;
    int sampleRate = 0;
    /** (N) mono in [-1, 1]. */
    PackedFloats samples;
};

/** A pose. */
struct Frame {
    std::int64_t seq = 0;
    /** Session time at which the pose is to be seen. */
    std::int64_t ptsMicros = 0;
    /** Empty while the character idles. */
    std::string_view utteranceId;
    /** (S) blendshapes in [0, 1]. */
    PackedFloats weights;
    /** (7) position in metres from the head's rest place, rotation x y z w (glTF). */
    PackedFloats head;
    /** (B * 4) local rotations x y z w (glTF). */
    PackedFloats bones;
    /** (3) translation of the hips in metres from the rest pose (glTF). */
    PackedFloats hips;
};

/** A moment that a game may want: a word, a phone, a movement, an error. */
struct Moment {
    std::int64_t seq = 0;
    std::int64_t ptsMicros = 0;
    std::int64_t endMicros = 0;
    std::string_view utteranceId;
    /** "word", "phone", a part of the body such as "head", or "error". */
    std::string_view kind;
    /** The word, the phone in IPA, the movement. */
    std::string_view name;
};

/** One past an utterance's last sample. */
struct UtteranceEnded {
    std::int64_t seq = 0;
    std::int64_t ptsMicros = 0;
    std::string_view utteranceId;
};

/** An utterance was cut: from its time on, what was sent before is void. */
struct Interrupted {
    std::int64_t seq = 0;
    std::int64_t ptsMicros = 0;
    std::string_view utteranceId;
};

/** The stream is alive. */
struct Heartbeat {
    std::int64_t seq = 0;
    /** The session clock when it was sent. */
    std::int64_t ptsMicros = 0;
};

}  // namespace avatarbridge
