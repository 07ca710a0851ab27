#pragma once

#include <cstdint>

#include "AvatarBridge/Zmtp/ZmtpSettings.h"

namespace avatarbridge {

/**
 * When to ask a silent peer whether it is there, and when it is gone. Pure; times are milliseconds
 * of one clock. A peer is gone only when it left a question unanswered, so a process that was
 * stopped in a debugger or slept does not think so of everybody.
 */
class Heartbeats {
public:
    /** A peer of ZMTP 3.0 cannot be asked, so it is never found silent. */
    Heartbeats(const ZmtpSettings& settings, bool canAsk, std::int64_t nowMillis)
        : pingAfterMillis_(settings.pingAfterMillis),
          silentAfterMillis_(settings.silentAfterMillis),
          canAsk_(canAsk),
          heardAt_(nowMillis) {}

    /** Notes that anything at all has come. */
    void heard(std::int64_t nowMillis) {
        heardAt_ = nowMillis;
        isAsking_ = false;
    }

    /** Whether to send a PING now; if so, takes it as sent. */
    bool ask(std::int64_t nowMillis) {
        if (!canAsk_ || isAsking_ || nowMillis - heardAt_ < pingAfterMillis_) {
            return false;
        }
        isAsking_ = true;
        askedAt_ = nowMillis;
        return true;
    }

    /** Whether the peer is gone. */
    bool isSilent(std::int64_t nowMillis) const {
        return isAsking_ && nowMillis - askedAt_ >= silentAfterMillis_;
    }

private:
    int pingAfterMillis_;
    int silentAfterMillis_;
    bool canAsk_;
    std::int64_t heardAt_;
    std::int64_t askedAt_ = 0;
    bool isAsking_ = false;
};

}  // namespace avatarbridge
