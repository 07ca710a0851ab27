#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <limits>
#include <optional>

namespace avatarbridge {

/**
 * When to ask for the session's clock, and which answer belongs to which question: some pings at
 * once, then one a second. For one thread at a time.
 */
class Pings {
public:
    /** Client time at which the next one is due; in the far past before any. */
    std::int64_t nextAtMicros() const { return nextAt_; }

    /** Whether it is time for one. */
    bool isDue(std::int64_t nowMicros) const { return nowMicros >= nextAt_; }

    /** Notes a question; its id is not 0. */
    void sent(std::uint64_t requestId, std::int64_t nowMicros) {
        waiting_[count_ % kMostWaiting] = {requestId, nowMicros};
        count_++;
        nextAt_ = nowMicros + (count_ < kFirst ? kFirstEveryMicros : kEveryMicros);
    }

    /** When the question was asked; nothing if the answer is to another. */
    std::optional<std::int64_t> answer(std::uint64_t requestId) {
        for (Question& question : waiting_) {
            if (requestId != kNone && question.id == requestId) {
                question.id = kNone;
                return question.sentMicros;
            }
        }
        return std::nullopt;
    }

    /** Starts over: answers to what was asked before are of another clock. */
    void restart() {
        waiting_.fill({});
        count_ = 0;
        nextAt_ = kLongAgo;
    }

private:
    static constexpr std::uint64_t kNone = 0;
    static constexpr std::size_t kFirst = 8;  // quick ones: a good offset within half a second
    static constexpr std::int64_t kFirstEveryMicros = 50'000;
    static constexpr std::int64_t kEveryMicros = 1'000'000;
    static constexpr std::size_t kMostWaiting = 64;  // a minute of unanswered ones
    static constexpr std::int64_t kLongAgo = (std::numeric_limits<std::int64_t>::min)();

    struct Question {
        std::uint64_t id = kNone;
        std::int64_t sentMicros = 0;
    };

    std::array<Question, kMostWaiting> waiting_{};
    std::size_t count_ = 0;
    std::int64_t nextAt_ = kLongAgo;
};

}  // namespace avatarbridge
