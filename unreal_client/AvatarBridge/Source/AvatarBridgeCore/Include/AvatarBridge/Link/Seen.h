#pragma once

#include <algorithm>
#include <cstddef>
#include <mutex>
#include <string>
#include <string_view>
#include <vector>

namespace avatarbridge {

/**
 * Who was seen on the stream. Any thread may ask; the one that pumps tells. A look around takes
 * the place of what was seen before only when it is over, so that nobody seems to have gone
 * meanwhile.
 */
class Seen {
public:
    Seen() = default;
    Seen(const Seen&) = delete;
    Seen& operator=(const Seen&) = delete;

    /** Names of all that have described themselves, in that order (any thread). */
    std::vector<std::string> names() const {
        const Lock lock(mutex_);
        return names_;
    }

    /** Notes that somebody of this name is on stage. */
    void see(std::string_view name) {
        if (isLooking_ && lacks(fresh_, name)) {
            fresh_.emplace_back(name);
        }
        if (lacks(names_, name)) {
            const Lock lock(mutex_);
            names_.emplace_back(name);
        }
    }

    /** From now on only who is seen counts. */
    void beginLook() {
        isLooking_ = true;
        fresh_.clear();
    }

    void endLook() {
        isLooking_ = false;
        const Lock lock(mutex_);
        names_.swap(fresh_);
    }

    /** The look was cut short, so that who was not seen may be there all the same. */
    void dropLook() { isLooking_ = false; }

private:
    using Lock = std::lock_guard<std::mutex>;

    // Strangers' names are not collected for ever.
    static constexpr std::size_t kMost = 512;

    static bool lacks(const std::vector<std::string>& names, std::string_view name) {
        return names.size() < kMost && std::find(names.begin(), names.end(), name) == names.end();
    }

    mutable std::mutex mutex_;
    std::vector<std::string> names_;  // changed under the mutex, by the thread that pumps alone
    std::vector<std::string> fresh_;
    bool isLooking_ = false;
};

}  // namespace avatarbridge
