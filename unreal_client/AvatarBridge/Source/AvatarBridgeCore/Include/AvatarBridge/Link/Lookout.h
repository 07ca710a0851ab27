#pragma once

#include <atomic>
#include <cstdint>
#include <string>
#include <string_view>

#include "AvatarBridge/Link/Member.h"
#include "AvatarBridge/Link/Seen.h"
#include "AvatarBridge/Zmtp/Subscriber.h"

namespace avatarbridge {

/**
 * Finds out who is on stage when somebody who is followed is not: listens to everybody for a
 * moment, because everybody describes himself to a new listener at once. For the thread that
 * pumps, but for `lookAround`.
 */
class Lookout {
public:
    Lookout(Subscriber& subscriber, Seen& seen) : subscriber_(subscriber), seen_(seen) {}

    Lookout(const Lookout&) = delete;
    Lookout& operator=(const Lookout&) = delete;

    /** Who is missing and who is there instead; empty when nobody is missing. */
    const std::string& finding() const { return finding_; }

    /** Looks once, soon (any thread). */
    void lookAround() { isAsked_ = true; }

    /** Does what is due while connected, which is so since `sinceMicros`. */
    void tend(const Members& members, std::int64_t sinceMicros, std::int64_t nowMicros) {
        const bool isEarly = nowMicros - sinceMicros < kMissedAfterMicros;
        const Member* missing = isEarly ? nullptr : missingOf(members, sinceMicros);
        if (!isLooking_ && (isAsked_ || (missing != nullptr && !hasLooked_))) {
            begin(nowMicros);
        } else if (isLooking_ && nowMicros >= untilMicros_) {
            seen_.endLook();
            end();
        }
        if (missing == nullptr) {
            finding_.clear();
        } else if (!isLooking_) {
            describe(missing->character());
        }
    }

    /** The connection ended: what was found out may not be so any more. */
    void forget() {
        seen_.dropLook();
        end();
        hasLooked_ = false;
        finding_.clear();
    }

private:
    static constexpr std::int64_t kMissedAfterMicros = 1'500'000;  // described every second
    static constexpr std::int64_t kLookForMicros = 300'000;

    static const Member* missingOf(const Members& members, std::int64_t sinceMicros) {
        for (const MemberPtr& member : members) {
            if (member->describedMicros < sinceMicros) {
                return member.get();
            }
        }
        return nullptr;
    }

    void begin(std::int64_t nowMicros) {
        isAsked_ = false;
        isLooking_ = hasLooked_ = true;
        untilMicros_ = nowMicros + kLookForMicros;
        seen_.beginLook();
        subscriber_.subscribe("");
    }

    void end() {
        isLooking_ = false;
        subscriber_.unsubscribe("");
    }

    void describe(const std::string& missing) {
        std::string others;
        for (const std::string& name : seen_.names()) {
            others += (others.empty() ? "there is " : ", ") + name;
        }
        finding_ = "nobody called \"" + missing + "\" is on stage; " +
                   (others.empty() ? "nobody else is" : others);
    }

    Subscriber& subscriber_;
    Seen& seen_;
    std::atomic<bool> isAsked_{false};
    bool isLooking_ = false;
    bool hasLooked_ = false;
    std::int64_t untilMicros_ = 0;
    std::string finding_;
};

}  // namespace avatarbridge
