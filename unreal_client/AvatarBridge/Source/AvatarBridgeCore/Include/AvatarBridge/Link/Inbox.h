#pragma once

#include <cstdint>
#include <mutex>
#include <utility>
#include <vector>

#include "AvatarBridge/Link/Answer.h"
#include "AvatarBridge/Link/Question.h"
#include "AvatarBridge/Link/Questions.h"

namespace avatarbridge {

/** What any thread asks, until the one that pumps takes it over. */
class Inbox {
public:
    Inbox() = default;
    Inbox(const Inbox&) = delete;
    Inbox& operator=(const Inbox&) = delete;

    /** Adds a question (any thread). */
    void ask(Question question) {
        const Lock lock(mutex_);
        if (asked_.size() >= Questions::kMost) {
            question.packet = {};  // it will be refused, and so is not worth its memory
        }
        asked_.push_back({std::move(question), {}});
    }

    /** Adds one that cannot be asked, and why (any thread). */
    void refuse(Question question, Answer refusal) {
        const Lock lock(mutex_);
        asked_.push_back({std::move(question), std::move(refusal)});
    }

    /** Says that an answer is not wanted any more (any thread). */
    void cancel(std::int64_t id) {
        const Lock lock(mutex_);
        cancelled_.push_back(id);
    }

    bool isEmpty() {
        const Lock lock(mutex_);
        return asked_.empty();
    }

    /** Hands everything over; refusals are told here. */
    void empty(Questions& questions) {
        {
            const Lock lock(mutex_);
            taken_.swap(asked_);
            dropped_.swap(cancelled_);
        }
        for (Asked& one : taken_) {
            if (one.refusal.code.empty()) {
                questions.add(std::move(one.question));
            } else {
                one.question.end(one.refusal);
            }
        }
        for (const std::int64_t id : dropped_) {
            questions.cancel(id);
        }
        taken_.clear();
        dropped_.clear();
    }

private:
    using Lock = std::lock_guard<std::mutex>;

    struct Asked {
        Question question;
        Answer refusal;
    };

    std::mutex mutex_;
    std::vector<Asked> asked_;
    std::vector<std::int64_t> cancelled_;
    std::vector<Asked> taken_;
    std::vector<std::int64_t> dropped_;
};

}  // namespace avatarbridge
