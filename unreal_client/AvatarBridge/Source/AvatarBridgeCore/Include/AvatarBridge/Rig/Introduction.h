#pragma once

#include "AvatarBridge/Wire/Rig.h"

namespace avatarbridge {

/**
 * When a subject has to be described to an engine: at first, when its rig has changed, and when
 * its sidecar has started anew, for then the frames that the engine keeps are of another clock.
 * A sidecar describes itself once a second, and an engine that is told so often forgets its
 * frames as often: so it is told only of news. One thread at a time; allocates only on news.
 */
class Introduction {
public:
    /** Whether a description is news; if so, it is taken as told. Null is none. */
    bool isDue(const DescriptionPtr& description) {
        if (description == nullptr || description == told_) {
            return false;
        }
        const bool isNews = told_ == nullptr || !isSame(*told_, *description);
        told_ = description;
        return isNews;
    }

    /** Makes whatever comes next news. */
    void forget() { told_ = nullptr; }

private:
    static bool isSame(const Description& one, const Description& other) {
        return one.sessionId == other.sessionId && one.rig.shapeNames == other.rig.shapeNames &&
               one.rig.boneNames == other.rig.boneNames &&
               one.rig.boneParents == other.rig.boneParents &&
               one.rig.restPositions == other.rig.restPositions;
    }

    DescriptionPtr told_;
};

}  // namespace avatarbridge
