#pragma once

#include <memory>
#include <mutex>
#include <vector>

#include "AvatarBridge/Playback/Kernel.h"

namespace avatarbridge {

using KernelPtr = std::shared_ptr<const Kernel>;

/**
 * The kernels of all voices of this program, so that each pair of rates is worked out once. For
 * any thread: the lock is held to look one up, never to make one, which takes about a millisecond.
 */
class Kernels {
public:
    /** The kernel of two rates, which is made if it is not there. */
    static KernelPtr of(int sourceRate, int deviceRate) {
        static Kernels shared;
        if (KernelPtr kernel = shared.find(sourceRate, deviceRate)) {
            return kernel;
        }
        return shared.keep(std::make_shared<const Kernel>(sourceRate, deviceRate));
    }

private:
    static constexpr std::size_t kMostKept = 16;  // pairs of rates; a game meets one or two

    KernelPtr find(int sourceRate, int deviceRate) {
        const std::lock_guard<std::mutex> guard(mutex_);
        for (const KernelPtr& kernel : kernels_) {
            if (kernel->isOf(sourceRate, deviceRate)) {
                return kernel;
            }
        }
        return nullptr;
    }

    KernelPtr keep(KernelPtr kernel) {
        const std::lock_guard<std::mutex> guard(mutex_);
        if (kernels_.size() == kMostKept) {
            kernels_.clear();  // a sender gone wild; those in use live on
        }
        kernels_.push_back(kernel);
        return kernel;
    }

    std::mutex mutex_;
    std::vector<KernelPtr> kernels_;
};

}  // namespace avatarbridge
