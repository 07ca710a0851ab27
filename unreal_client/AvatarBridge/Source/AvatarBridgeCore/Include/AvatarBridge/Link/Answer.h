#pragma once

#include <functional>
#include <string>
#include <utility>

#include "AvatarBridge/Wire/Reply.h"

namespace avatarbridge {

/** What became of a request. */
struct Answer {
    /** What was asked is beyond the limits of the wire; it was not sent. */
    static constexpr const char* kBadRequest = "bad-request";
    /** An address or a name that cannot be used. */
    static constexpr const char* kBadOption = "bad-option";
    /** The sidecar was not there in time; the request was not sent. */
    static constexpr const char* kNotConnected = "not-connected";
    /** No answer in time; the request may or may not have been done. */
    static constexpr const char* kTimedOut = "timed-out";
    /** The connection ended before the answer; it may or may not have been done. */
    static constexpr const char* kLost = "lost";
    /** Too many requests wait for their answers. */
    static constexpr const char* kTooMany = "too-many";
    /** Whoever asked does not want to know any more; it may or may not have been done. */
    static constexpr const char* kCancelled = "cancelled";
    /** The connection was closed. */
    static constexpr const char* kClosed = "closed";

    /** False when it was not done, or nobody knows; then the code and the message say why. */
    bool isDone = false;

    /** What the sidecar said; empty when it said nothing. */
    Reply reply;

    /** A word for programs: one of those here, or the sidecar's own; empty when it was done. */
    std::string code;

    /** The same for people. */
    std::string message;

    /** What a sidecar answered. */
    static Answer from(Reply reply) {
        Answer answer;
        answer.isDone = reply.isDone;
        answer.code = reply.code;
        answer.message = reply.message;
        answer.reply = std::move(reply);
        return answer;
    }

    /** What is said without one. */
    static Answer without(std::string code, std::string message) {
        Answer answer;
        answer.code = std::move(code);
        answer.message = std::move(message);
        return answer;
    }
};

/** Takes an answer, once. */
using Answered = std::function<void(const Answer&)>;

}  // namespace avatarbridge
