#pragma once

#include <cstddef>
#include <cstdint>
#include <optional>
#include <string>

#include "AvatarBridge/Link/ControlLine.h"
#include "AvatarBridge/Link/Member.h"
#include "AvatarBridge/Time/Clock.h"
#include "AvatarBridge/Time/Pings.h"
#include "AvatarBridge/Wire/Reply.h"
#include "AvatarBridge/Wire/Request.h"

namespace avatarbridge {

/**
 * Asks a session for its clock, in turn through each of its characters, and shares every answer
 * among all of them: they have the same clock. For the thread that pumps.
 */
class SessionPings {
public:
    explicit SessionPings(const Clock& clock) : clock_(clock) {}

    SessionPings(const SessionPings&) = delete;
    SessionPings& operator=(const SessionPings&) = delete;

    /** Notes a character's session, which is new to it: it needs several answers soon. */
    void meet(const std::string& sessionId) {
        sessionId_ = sessionId;
        pings_.restart();
        isAwaited_ = false;
    }

    /** Sends a ping if one is due. */
    void tend(const Members& members, ControlLine& line, std::int64_t nowMicros) {
        if (!pings_.isDue(nowMicros)) {
            return;
        }
        for (std::size_t i = 0; i < members.size(); i++) {
            turn_ = (turn_ + 1) % members.size();
            Member& member = *members[turn_];
            if (isOfSession(member) && member.describedMicros > line.lostMicros()) {
                tell(member, line);
                return;
            }
        }
    }

    /** Pings through one character, if only to show that it is still watched. */
    void tell(Member& member, ControlLine& line) {
        const std::int64_t now = clock_.nowMicros();
        const std::int64_t id = line.tell(member.character(), ping_);
        if (id != 0) {
            pings_.sent(static_cast<std::uint64_t>(id), now);
            member.toldMicros = now;
            sentMicros_ = now;
            isAwaited_ = true;
        }
    }

    /** Gives an answer to the characters of the session, if it is to a ping. */
    void answered(const Reply& reply, std::int64_t receivedMicros, const Members& members) {
        const std::optional<std::int64_t> sent =
            pings_.answer(static_cast<std::uint64_t>(reply.requestId));
        if (!sent) {
            return;
        }
        isAwaited_ = false;
        for (const MemberPtr& member : members) {
            if (reply.isDone && isOfSession(*member)) {
                member->stream->pong(*sent, reply.sessionMicros, receivedMicros);
            }
        }
    }

    /** Whether an answer may come any moment: noticed late, it makes the way seem longer. */
    bool isAwaited(std::int64_t nowMicros) const {
        constexpr std::int64_t kSoonMicros = 50'000;
        return isAwaited_ && nowMicros - sentMicros_ < kSoonMicros;
    }

private:
    bool isOfSession(const Member& member) const {
        return !member.sessionId.empty() && member.sessionId == sessionId_;
    }

    const Clock& clock_;
    const Request ping_ = Request::ping();
    Pings pings_;
    std::string sessionId_;
    std::size_t turn_ = 0;
    std::int64_t sentMicros_ = 0;
    bool isAwaited_ = false;
};

}  // namespace avatarbridge
