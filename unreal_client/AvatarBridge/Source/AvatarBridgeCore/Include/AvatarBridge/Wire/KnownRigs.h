#pragma once

#include <cstddef>
#include <functional>
#include <map>
#include <string>
#include <string_view>

namespace avatarbridge {

/** How many numbers the frames of a character have. */
struct RigSize {
    std::size_t shapes = 0;
    std::size_t bones = 0;
};

/**
 * The sizes of the rigs that characters have described, so that a frame of another rig is
 * refused. For one thread.
 */
class KnownRigs {
public:
    /** Null for a character that has not described itself, or was forgotten. */
    const RigSize* find(std::string_view character) const {
        const auto found = sizes_.find(character);
        return found != sizes_.end() ? &found->second : nullptr;
    }

    void keep(std::string_view character, RigSize size) {
        const auto found = sizes_.find(character);
        if (found != sizes_.end()) {
            found->second = size;
            return;
        }
        if (sizes_.size() == kMost) {
            // No peer can make it grow; whoever lives describes itself again within a second.
            sizes_.clear();
        }
        sizes_.emplace(character, size);
    }

private:
    static constexpr std::size_t kMost = 1024;

    std::map<std::string, RigSize, std::less<>> sizes_;
};

}  // namespace avatarbridge
