#pragma once

#include <algorithm>
#include <atomic>
#include <cstddef>
#include <memory>
#include <mutex>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "AvatarBridge/Link/Member.h"
#include "AvatarBridge/Playback/CharacterStream.h"
#include "AvatarBridge/Time/Clock.h"

namespace avatarbridge {

/** Who is followed, by any thread, as the thread that pumps takes it over. */
class Roster {
public:
    explicit Roster(const Clock& clock) : clock_(clock) {}

    Roster(const Roster&) = delete;
    Roster& operator=(const Roster&) = delete;

    /** Follows a character once more, whose name is one (any thread). */
    std::shared_ptr<CharacterStream> follow(std::string character) {
        const Lock lock(mutex_);
        const auto found = locate(character);
        if (found != followed_.end()) {
            (*found)->followers++;
            return (*found)->stream;
        }
        auto stream = std::make_shared<CharacterStream>(std::move(character), clock_);
        followed_.push_back(std::make_shared<Member>(stream));
        followed_.back()->followers = 1;
        hasChanged_ = true;
        return stream;
    }

    /** Follows it once less (any thread). */
    void unfollow(std::string_view character) {
        const Lock lock(mutex_);
        const auto found = locate(character);
        if (found != followed_.end() && --(*found)->followers == 0) {
            followed_.erase(found);
            hasChanged_ = true;
        }
    }

    /** Takes over what has changed; whether anything has. Those who left go into `left`. */
    bool refresh(Members& left) {
        left.clear();
        if (!hasChanged_.exchange(false)) {
            return false;
        }
        left.swap(members_);
        const Lock lock(mutex_);
        members_ = followed_;
        const auto stays = [this](const MemberPtr& member) {
            return std::find(members_.begin(), members_.end(), member) != members_.end();
        };
        left.erase(std::remove_if(left.begin(), left.end(), stays), left.end());
        return true;
    }

    /** Those followed when it was last refreshed. */
    const Members& members() const { return members_; }

    /** Whom a name belongs to; null when it is not followed. */
    Member* find(std::string_view name) const {
        for (const MemberPtr& member : members_) {
            if (member->character() == name) {
                return member.get();
            }
        }
        return nullptr;
    }

private:
    using Lock = std::lock_guard<std::mutex>;

    Members::iterator locate(std::string_view character) {
        return std::find_if(
            followed_.begin(), followed_.end(),
            [&](const MemberPtr& member) { return member->character() == character; });
    }

    const Clock& clock_;
    std::mutex mutex_;
    Members followed_;
    std::atomic<bool> hasChanged_{false};
    Members members_;
};

}  // namespace avatarbridge
