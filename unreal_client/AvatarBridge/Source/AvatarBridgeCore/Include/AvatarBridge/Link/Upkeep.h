#pragma once

#include <cstddef>
#include <cstdint>
#include <string>
#include <utility>

#include "AvatarBridge/Link/Allowance.h"
#include "AvatarBridge/Link/ControlLine.h"
#include "AvatarBridge/Link/Member.h"
#include "AvatarBridge/Link/SessionPings.h"
#include "AvatarBridge/Playback/Meters.h"
#include "AvatarBridge/Wire/Request.h"

namespace avatarbridge {

/**
 * What a client owes a sidecar besides what a game asks: to join, to ping, to report what is
 * heard, and to ask again for what was lost. For the thread that pumps.
 */
class Upkeep {
public:
    Upkeep(ControlLine& line, SessionPings& pings, std::string client)
        : line_(line), pings_(pings), client_(std::move(client)), join_(Request::join(client_)) {}

    Upkeep(const Upkeep&) = delete;
    Upkeep& operator=(const Upkeep&) = delete;

    /** Does what is due; call it a hundred times a second. */
    void tend(const Members& members, std::int64_t nowMicros) {
        if (!line_.isConnected() || members.empty()) {
            return;
        }
        pings_.tend(members, line_, nowMicros);
        // Somebody else goes first each time, so that what little may be told is shared.
        turn_ = (turn_ + 1) % members.size();
        for (std::size_t i = 0; i < members.size(); i++) {
            Member& member = *members[(turn_ + i) % members.size()];
            if (!member.sessionId.empty() && !tendOne(member, nowMicros)) {
                return;
            }
        }
    }

private:
    static constexpr std::int64_t kReportEveryMicros = 100'000;
    static constexpr std::int64_t kSignOfLifeMicros = 4'000'000;  // gone after ten seconds

    /** False when no more may be told for now. */
    bool tendOne(Member& member, std::int64_t nowMicros) {
        return join(member, nowMicros) && askAgain(member, nowMicros) &&
               report(member, nowMicros) && giveSignOfLife(member, nowMicros);
    }

    bool join(Member& member, std::int64_t nowMicros) {
        if (member.joinedAt == line_.meetings()) {
            return true;
        }
        if (!allowance_.take(nowMicros)) {
            return false;
        }
        if (tell(member, join_, nowMicros)) {
            member.joinedAt = line_.meetings();
        }
        return true;
    }

    bool askAgain(Member& member, std::int64_t nowMicros) {
        std::int64_t first = 0;
        std::int64_t last = 0;
        if (!member.stream->takeLost(first, last)) {
            return true;
        }
        tell(member, Request::resend(first, last), nowMicros);
        return allowance_.take(nowMicros);
    }

    bool report(Member& member, std::int64_t nowMicros) {
        if (nowMicros - member.reportedMicros < kReportEveryMicros ||
            !member.stream->report(static_cast<double>(nowMicros), report_)) {
            return true;
        }
        if (!allowance_.take(nowMicros)) {
            return false;
        }
        member.reportedMicros = nowMicros;
        tell(member, Request::reportPlayback(client_, report_), nowMicros);
        return true;
    }

    bool giveSignOfLife(Member& member, std::int64_t nowMicros) {
        if (nowMicros - member.toldMicros < kSignOfLifeMicros) {
            return true;
        }
        if (!allowance_.take(nowMicros)) {
            return false;
        }
        pings_.tell(member, line_);
        return true;
    }

    bool tell(Member& member, const Request& request, std::int64_t nowMicros) {
        const bool isTold = line_.tell(member.character(), request) != 0;
        if (isTold) {
            member.toldMicros = nowMicros;
        }
        return isTold;
    }

    ControlLine& line_;
    SessionPings& pings_;
    const std::string client_;
    const Request join_;
    Allowance allowance_;
    PlaybackReport report_;
    std::size_t turn_ = 0;
};

}  // namespace avatarbridge
