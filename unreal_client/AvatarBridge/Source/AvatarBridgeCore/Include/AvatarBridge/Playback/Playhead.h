#pragma once

#include <algorithm>
#include <optional>

#include "AvatarBridge/Playback/Track.h"

namespace avatarbridge {

/**
 * How far one reader has got on a track. On the device's samples it never goes back; in session
 * time only by more than what it was told to wait for. For one thread at a time.
 */
class Playhead {
public:
    /**
     * Goes to a sample of a track on which something was written, and says what is there. Where
     * session time has turned out to be less than it was, by less than `patienceMicros`, it stands
     * still until that has caught up.
     */
    Track::Place goTo(double sample, const Track& track, double patienceMicros) {
        sample_ = sample_ ? (std::max)(*sample_, sample) : sample;
        Track::Place place = track.at(*sample_);
        const double back = ptsMicros_ ? *ptsMicros_ - place.ptsMicros : 0;
        if (back > 0 && back < patienceMicros) {
            place.ptsMicros = *ptsMicros_;
        }
        ptsMicros_ = place.ptsMicros;
        return place;
    }

    /** Counts in samples of another rate from `pivot` on. */
    void rescale(double pivot, double ratio) {
        if (sample_) {
            sample_ = pivot + (*sample_ - pivot) * ratio;
        }
    }

    /** Begins another session; the device goes on. */
    void restart() { ptsMicros_.reset(); }

private:
    std::optional<double> sample_;
    std::optional<double> ptsMicros_;
};

}  // namespace avatarbridge
