#pragma once

#include <algorithm>
#include <cstdint>
#include <limits>

namespace avatarbridge {

/**
 * What can be known of a sound device's clock: a delay-locked loop over its requests.
 *
 * Single requests come late by whatever the scheduler likes, and some engines say their times in
 * steps; the loop follows the crystal and not the scheduler. For one thread at a time.
 */
class DeviceClock {
public:
    /** True once something was noted. */
    bool isRunning() const { return reports_ > 0; }

    /** Begins anew: a sample is heard at this client time. */
    void restart(double sample, double heardAtMicros, int sampleRate) {
        nominal_ = period_ = 1e6 / sampleRate;
        sample_ = sample;
        at_ = heardAtMicros;
        reports_ = 1;
    }

    /** How much later than expected a report says a sample is heard. */
    double errorOf(double sample, double heardAtMicros) const {
        return heardAtMicros - heardAt(sample);
    }

    /** Takes the report that a sample is heard at a client time. */
    void note(double sample, double heardAtMicros) {
        const double count = sample - sample_;
        const double error = errorOf(sample, heardAtMicros);
        const double settled = (std::min)(count * nominal_ / kSettleMicros, kLargestGain);
        // The first reports are averaged, so that it is good before it has settled.
        reports_ = (std::min)(reports_ + 1, kMostReports);
        at_ = heardAt(sample) + (std::max)(settled, 1.0 / reports_) * error;
        sample_ = sample;
        if (count > 0) {
            const double most = kLargestDrift * nominal_;
            period_ += settled * settled / 4 * error / count;  // critically damped
            period_ = std::clamp(period_, nominal_ - most, nominal_ + most);
        }
    }

    /** Counts in samples of another rate from `pivot` on. */
    void rescale(double pivot, double ratio) {
        nominal_ /= ratio;
        period_ /= ratio;
        sample_ = pivot + (sample_ - pivot) * ratio;
    }

    /** The client time at which a sample is heard. */
    double heardAt(double sample) const { return at_ + (sample - sample_) * period_; }

    /** The sample being heard; only once it runs. */
    double sampleAt(double nowMicros) const { return sample_ + (nowMicros - at_) / period_; }

private:
    static constexpr double kSettleMicros = 213'000;  // a bandwidth of about 1 Hz
    static constexpr double kLargestGain = 0.5;
    static constexpr double kLargestDrift = 0.01;  // no crystal is that bad; reports may be
    static constexpr int kMostReports = (std::numeric_limits<int>::max)() - 1;

    double nominal_ = 1e6 / 48'000;
    double period_ = 1e6 / 48'000;  // of a sample
    double sample_ = 0;
    double at_ = 0;
    int reports_ = 0;
};

}  // namespace avatarbridge
