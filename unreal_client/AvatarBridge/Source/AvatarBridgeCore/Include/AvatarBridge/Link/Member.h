#pragma once

#include <cstdint>
#include <limits>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "AvatarBridge/Link/CharacterName.h"
#include "AvatarBridge/Playback/CharacterStream.h"
#include "AvatarBridge/Wire/Rig.h"

namespace avatarbridge {

/** A client time before any other, from which times can still be counted. */
constexpr std::int64_t kLongAgoMicros = (std::numeric_limits<std::int64_t>::min)() / 2;

/**
 * A character that is followed, and what was told of it. Belongs to the thread that pumps, but
 * for its name, its stream and its followers.
 */
struct Member {
    explicit Member(std::shared_ptr<CharacterStream> followed)
        : stream(std::move(followed)), topic(topicOf(stream->character())) {}

    const std::string& character() const { return stream->character(); }

    /** Notes a description; whether it is of another session than before. */
    bool describe(const Description& description, std::int64_t nowMicros) {
        describedMicros = nowMicros;
        const bool isAnother = description.sessionId != sessionId;
        sessionId = description.sessionId;
        return isAnother;
    }

    const std::shared_ptr<CharacterStream> stream;

    /** The name and its zero byte. */
    const std::string topic;

    /** How many times it is followed; the roster guards it. */
    int followers = 0;

    /** The session it was described in; empty before. */
    std::string sessionId;

    /** Client time of its latest description. */
    std::int64_t describedMicros = kLongAgoMicros;

    /** At which meeting with a sidecar it was joined; 0 before. */
    int joinedAt = 0;

    /** Client time at which the sidecar was last told anything of it. */
    std::int64_t toldMicros = kLongAgoMicros;

    /** Client time of its latest playback report. */
    std::int64_t reportedMicros = kLongAgoMicros;
};

using MemberPtr = std::shared_ptr<Member>;
using Members = std::vector<MemberPtr>;

}  // namespace avatarbridge
