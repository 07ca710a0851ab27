#pragma once

#include <cstdint>
#include <string>

namespace avatarbridge {

/**
 * How the playing of one character goes. Counts are since it was first followed. Skew is pose
 * time minus sound time: positive is mouth early.
 */
struct Meters {
    /** Records of any kind. */
    std::int64_t received = 0;
    /** Records that never came. */
    std::int64_t lost = 0;
    /** Records that came again. */
    std::int64_t duplicates = 0;
    /** Lost records that were asked for again. */
    std::int64_t asked = 0;
    /** Frames that are not of the rig that was described. */
    std::int64_t misfitFrames = 0;
    /** Frames that came after their instant. */
    std::int64_t lateFrames = 0;
    /** Frames that a newer one had replaced before they came. */
    std::int64_t staleFrames = 0;
    /** Chunks that came too late to be played, or twice. */
    std::int64_t staleChunks = 0;
    /** Times the sound ran dry, or an utterance began too late. */
    std::int64_t underruns = 0;
    /** Silence that should have been sound. */
    double starvedMicros = 0;
    /** Frames that are here beyond the position. */
    double bufferedMicros = 0;
    /** Sound that is here and not yet played. */
    double bufferedSoundMicros = 0;
    /** Of the latest picture drawn while sound was heard. */
    double skewMicros = 0;
    /** Of the size of the skew, over the last half minute of sound. */
    double skewP50Micros = 0;
    double skewP99Micros = 0;
    /** Pictures that these are of; without any the skews are 0. */
    int skewCount = 0;
    /** Session time minus client time; 0 while no ping was answered. */
    double offsetMicros = 0;
    /** How much faster the session clock runs, in millionths. */
    double driftPpm = 0;
    /** The shortest round trip of late. */
    double roundTripMicros = 0;
    /** True once a ping of this session was answered. */
    bool isClockKnown = false;
    /** True while a sound device asks for samples. */
    bool hasDevice = false;
    /** True while speech is heard. */
    bool isSounding = false;
};

/** How far a client's sound has got, as `report-playback` tells it. */
struct PlaybackReport {
    std::string utteranceId;
    /** Utterance time being heard: its first sample is 0. */
    std::int64_t positionMicros = 0;
    /** Pose time minus sound time. */
    std::int64_t skewMicros = 0;
    std::int64_t underruns = 0;
};

}  // namespace avatarbridge
