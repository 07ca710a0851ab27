#pragma once

#include <algorithm>
#include <array>
#include <cmath>
#include <cstddef>
#include <cstdint>
#include <numeric>
#include <vector>

namespace avatarbridge {

/**
 * The windowed sinc that turns one sample rate into another, for every place between two samples
 * at which that pair of rates ever looks. Immutable, and shared by all voices of the same rates;
 * for any thread.
 */
class Kernel {
public:
    Kernel(int sourceRate, int deviceRate)
        : sourceRate_(sourceRate), deviceRate_(deviceRate) {
        const double cutoff = (std::min)(1.0, static_cast<double>(deviceRate) / sourceRate);
        phases_ = (std::min)(deviceRate / std::gcd(sourceRate, deviceRate), kMostPhases);
        reach_ = kStep / 2 * static_cast<int>(std::ceil(kLobes / cutoff / (kStep / 2)));
        rows_.resize(static_cast<std::size_t>(phases_ + 1) * static_cast<std::size_t>(taps()));
        for (int phase = 0; phase <= phases_; phase++) {
            fill(phase, cutoff * kPassband);
        }
    }

    bool isOf(int sourceRate, int deviceRate) const {
        return sourceRate_ == sourceRate && deviceRate_ == deviceRate;
    }

    /** Samples that count on either side of a place. */
    int reach() const { return reach_; }

    /** Samples that count altogether. */
    int taps() const { return 2 * reach_; }

    /**
     * The sound between two samples. `samples` are (taps,), beginning `reach - 1` before the
     * place; `fraction` is how far behind the place, of the device's rate.
     */
    float at(const float* samples, std::int64_t fraction) const {
        const float* row = rowOf((fraction * phases_ + deviceRate_ / 2) / deviceRate_);
        // Sums side by side: one alone would wait for each addition before the next.
        std::array<float, kStep> sums{};
        for (const float* end = samples + taps(); samples < end; samples += kStep, row += kStep) {
            for (std::size_t i = 0; i < kStep; i++) {
                sums[i] += row[i] * samples[i];
            }
        }
        return ((sums[0] + sums[4]) + (sums[1] + sums[5])) +
               ((sums[2] + sums[6]) + (sums[3] + sums[7]));
    }

    /** Lobes on each side at the full band: flat to 0.8 of it, images of that below -80 dB. */
    static constexpr int kLobes = 16;

private:
    static constexpr double kPassband = 0.94;  // the rest is the slope down to the limit
    static constexpr double kBeta = 8.0;       // of the Kaiser window
    static constexpr int kMostPhases = 1024;   // odd rates: to a thousandth of a sample
    static constexpr int kStep = 8;            // taps at once; the reach is half of them, or more
    static constexpr double kPi = 3.14159265358979323846;

    const float* rowOf(std::int64_t phase) const { return rows_.data() + phase * taps(); }

    void fill(int phase, double cutoff) {
        float* row = rows_.data() + std::ptrdiff_t{phase} * taps();
        double sum = 0;
        for (int i = 0; i < taps(); i++) {
            const double distance = i - (reach_ - 1) - static_cast<double>(phase) / phases_;
            const double tap = sinc(cutoff * distance) * window(distance / reach_);
            row[i] = static_cast<float>(tap);
            sum += tap;
        }
        for (int i = 0; i < taps(); i++) {
            row[i] = static_cast<float>(row[i] / sum);  // as loud at every place
        }
    }

    static double sinc(double x) {
        const double angle = kPi * x;
        return std::abs(angle) < 1e-9 ? 1.0 : std::sin(angle) / angle;
    }

    /** Kaiser's window of -1 to 1. */
    static double window(double x) {
        const double inside = 1 - x * x;
        return inside <= 0 ? 0.0 : bessel(kBeta * std::sqrt(inside)) / bessel(kBeta);
    }

    /** The modified Bessel function of the first kind, order 0. */
    static double bessel(double x) {
        double sum = 1, term = 1;
        for (int k = 1; term > 1e-12 * sum; k++) {
            term *= x / (2 * k) * (x / (2 * k));
            sum += term;
        }
        return sum;
    }

    int sourceRate_;
    int deviceRate_;
    int phases_ = 1;
    int reach_ = 0;
    std::vector<float> rows_;  // (phases + 1) * taps
};

}  // namespace avatarbridge
