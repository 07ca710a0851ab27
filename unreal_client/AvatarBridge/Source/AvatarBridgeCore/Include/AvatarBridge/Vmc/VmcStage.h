#pragma once

#include <cstdint>

#include "AvatarBridge/Playback/Pose.h"
#include "AvatarBridge/Vmc/VmcMessage.h"
#include "AvatarBridge/Wire/Rig.h"

namespace avatarbridge {

/** What has come of a VMC stream. */
struct VmcCounts {
    std::int64_t messages = 0;
    /** Poses that were shown. */
    std::int64_t frames = 0;
    /** Messages of a known address with arguments that make no sense. */
    std::int64_t unusable = 0;
    /** Messages that a body has no use for. */
    std::int64_t unknown = 0;
};

/**
 * Turns the messages of a VMC stream into poses of the native stream (glTF space, the rig of
 * `humanRig()`), so that one pair of subjects takes both. One thread at a time.
 *
 * A frame comes in several packets, so a pose is shown as a whole: when the sender says "apply";
 * of senders that never do, when they tell the time or their state; and of those that do neither,
 * when a bone or a shape comes for the second time. What a sender leaves out keeps its value.
 */
class VmcStage {
public:
    /** The rig that its poses are aligned to. */
    static const Rig& rig();

    /** Takes a message; false when it was dropped, which `counts` tells too. */
    bool take(const VmcMessage& message);

    /** Ends a datagram, or what came at once: shows the pose when the sender wants that. */
    void endPacket();

    /** Copies the newest pose if there is one that was not drawn yet. */
    bool draw(Pose& into);

    const VmcCounts& counts() const;

    /** Metres from the sender's root to its avatar's hips, at rest. */
    void setHipsHeight(float metres);
};

}  // namespace avatarbridge
