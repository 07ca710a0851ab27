#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <iterator>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Link/Answer.h"
#include "AvatarBridge/Link/Question.h"
#include "AvatarBridge/Wire/Reply.h"
#include "AvatarBridge/Zmtp/Dealer.h"

namespace avatarbridge {

/**
 * The requests that wait for an answer, in the order they were asked: sent when there is a
 * connection, given up in time, lost with the connection. For the thread that pumps, on which
 * they are answered.
 */
class Questions {
public:
    // A game asks a few times a second; more is a loop gone wild.
    static constexpr std::size_t kMost = 256;

    Questions() = default;
    Questions(const Questions&) = delete;
    Questions& operator=(const Questions&) = delete;

    void add(Question question) {
        if (waiting_.size() < kMost) {
            waiting_.push_back(std::move(question));
        } else {
            question.end(Answer::without(
                Answer::kTooMany,
                std::to_string(kMost) + " requests wait for their answers; ask less often"));
        }
    }

    /** Sends, in their order, those that were not sent yet. */
    void send(Dealer& dealer) {
        for (Question& question : waiting_) {
            if (!question.isSent) {
                question.isSent = dealer.send(bytesOf(question.packet));
                if (!question.isSent) {
                    return;
                }
            }
        }
    }

    /** Takes an answer; false when nobody waits for it. */
    bool answer(const Reply& reply) {
        return end([&](const Question& each) { return each.isSent && each.id == reply.requestId; },
                   [&](const Question&) { return Answer::from(reply); });
    }

    /** Gives one up that nobody wants the answer of any more. */
    void cancel(std::int64_t id) {
        end([&](const Question& each) { return each.id == id; },
            [](const Question&) {
                return Answer::without(Answer::kCancelled, "the request was cancelled");
            });
    }

    /** Gives up those whose time is over. */
    void expire(std::int64_t nowMicros, std::string_view lastError) {
        end([&](const Question& each) { return nowMicros >= each.deadlineMicros; },
            [&](const Question& late) { return late.isSent ? timedOut() : notSent(lastError); });
    }

    /** Gives up those that were sent: their answers will not come any more. */
    void lose(const std::string& reason) {
        end([](const Question& each) { return each.isSent; },
            [&](const Question&) {
                return Answer::without(Answer::kLost,
                                       "the connection ended before the answer came; it may have "
                                       "been done or not: " +
                                           reason);
            });
    }

    /** Gives up all of them. */
    void close() {
        end([](const Question&) { return true; }, [](const Question&) { return closed(); });
    }

    static Answer closed() {
        return Answer::without(Answer::kClosed, "the connection to the sidecar was closed");
    }

private:
    /** Takes out those that match, then tells each its answer; whether there was any. */
    template <typename Matches, typename Tell>
    bool end(Matches matches, Tell tell) {
        if (std::none_of(waiting_.begin(), waiting_.end(), matches)) {
            return false;
        }
        const auto first = std::stable_partition(
            waiting_.begin(), waiting_.end(), [&](const Question& each) { return !matches(each); });
        std::vector<Question> ended(std::make_move_iterator(first),
                                    std::make_move_iterator(waiting_.end()));
        waiting_.erase(first, waiting_.end());
        for (const Question& question : ended) {
            question.end(tell(question));
        }
        return true;
    }

    static Answer timedOut() {
        return Answer::without(Answer::kTimedOut,
                               "the sidecar took the request, but did not answer in time");
    }

    static Answer notSent(std::string_view lastError) {
        return Answer::without(Answer::kNotConnected,
                               "the request was not sent, for there is no sidecar to send it to" +
                                   (lastError.empty() ? "" : ": " + std::string(lastError)));
    }

    std::vector<Question> waiting_;
};

}  // namespace avatarbridge
