#pragma once

#include <cstdint>
#include <memory>
#include <string>
#include <vector>

namespace avatarbridge {

/** The names that the numbers of frames are aligned to. Not changed once it is made. */
struct Rig {
    /** (S) blendshapes: the 52 of ARKit, in its spelling. */
    std::vector<std::string> shapeNames;

    /** (B) VRM 1.0 humanoid names. */
    std::vector<std::string> boneNames;

    /** (B) index of each bone's parent, -1 for the root. */
    std::vector<int> boneParents;

    /** (B * 3) metres from the parent in the T-pose (glTF), of a body of 1.6 m. */
    std::vector<float> restPositions;

    bool operator==(const Rig& other) const {
        return shapeNames == other.shapeNames && boneNames == other.boneNames &&
               boneParents == other.boneParents && restPositions == other.restPositions;
    }

    bool operator!=(const Rig& other) const { return !(*this == other); }
};

/** What a sidecar says of a character once a second. Not changed once it is made. */
struct Description {
    std::int64_t seq = 0;

    /** New for every start of the sidecar; another one has another clock. */
    std::string sessionId;

    Rig rig;

    /** Frames a second. */
    int frameRate = 0;

    /** Samples a second of the audio, which is mono. */
    int sampleRate = 0;

    /** How far ahead of being due records are sent. */
    std::int64_t leadMicros = 0;

    /** Where requests go; empty when nobody takes any, as in a replay. */
    std::string controlEndpoint;

    /** Whether it says nothing new, so that an earlier one may be kept in its place. */
    bool isRepeatOf(const Description& earlier) const {
        return sessionId == earlier.sessionId && rig == earlier.rig &&
               frameRate == earlier.frameRate && sampleRate == earlier.sampleRate &&
               leadMicros == earlier.leadMicros && controlEndpoint == earlier.controlEndpoint;
    }
};

using DescriptionPtr = std::shared_ptr<const Description>;

}  // namespace avatarbridge
