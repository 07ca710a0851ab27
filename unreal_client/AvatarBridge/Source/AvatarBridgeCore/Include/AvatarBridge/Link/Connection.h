#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <memory>
#include <string>
#include <utility>
#include <vector>

#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Link/Answer.h"
#include "AvatarBridge/Link/CharacterName.h"
#include "AvatarBridge/Link/ConnectionState.h"
#include "AvatarBridge/Link/Exchange.h"
#include "AvatarBridge/Link/Inbox.h"
#include "AvatarBridge/Link/Options.h"
#include "AvatarBridge/Link/Roster.h"
#include "AvatarBridge/Link/Seen.h"
#include "AvatarBridge/Link/Status.h"
#include "AvatarBridge/Playback/CharacterStream.h"
#include "AvatarBridge/Time/Clock.h"
#include "AvatarBridge/Wire/Request.h"
#include "AvatarBridge/Wire/RequestEncoder.h"
#include "AvatarBridge/Zmtp/ByteStream.h"

namespace avatarbridge {

/**
 * A connection to one sidecar, for any number of characters: brings each its records, carries
 * requests, and does by itself all that a client owes. Connects for ever, until it is closed.
 *
 * Does its work while one thread of the host pumps it, again and again; everything else may be
 * called from any thread and returns at once. The clock and the connector outlive it; it is
 * destroyed when nobody pumps it any more.
 */
class Connection {
public:
    /** Options that cannot be used make one that is stopped, and says why. */
    Connection(const Options& options, const Clock& clock, Connector& connector)
        : clock_(clock),
          connector_(connector),
          requestTimeoutMicros_(std::int64_t{options.requestTimeoutMillis} * 1000),
          problem_(problemOf(options)),
          roster_(clock),
          exchange_(options, clock, connector, roster_, seen_) {
        if (!problem_.empty()) {
            close();
        }
    }

    Connection(const Connection&) = delete;
    Connection& operator=(const Connection&) = delete;

    ~Connection() { close(); }

    /**
     * Waits at most so long for the sidecar to say something, then receives and sends what there
     * is, and tells those who asked their answers. Call it a hundred times a second or more.
     */
    void pump(int waitMillis) {
        if (isClosing_) {
            connector_.rest(waitMillis);
        } else if (!isBusy_.exchange(true)) {
            inbox_.empty(exchange_.line().questions());
            exchange_.heed();
            exchange_.await((std::min)(waitMillis, kLongestWaitMillis));
            exchange_.pump();
            exchange_.publish(status_);
            isBusy_ = false;
        }
        closeIfAsked();
    }

    /**
     * Follows a character, who need not be there yet. Following again gives the same stream; each
     * call is answered by one of `unfollow`. Null for what no character can be called.
     */
    std::shared_ptr<CharacterStream> follow(const std::string& character) {
        Fault fault;
        return follow(character, fault);
    }

    /** The same, and says why when it is null. */
    std::shared_ptr<CharacterStream> follow(const std::string& character, Fault& fault) {
        return isCharacterName(character, fault) ? roster_.follow(character) : nullptr;
    }

    /** Ends following; the stream gets no more records. */
    void unfollow(const std::string& character) { roster_.unfollow(character); }

    /**
     * Asks something of a character. Waits for the sidecar if it is not there. The answer is told
     * exactly once, by the thread that pumps or closes; at once when it is closed already. What is
     * returned can be cancelled.
     */
    std::uint64_t ask(const std::string& character, const Request& request, Answered answered) {
        Question question;
        question.id = exchange_.line().nextId();
        question.deadlineMicros = clock_.nowMicros() + requestTimeoutMicros_;
        question.answered = std::move(answered);
        const auto id = static_cast<std::uint64_t>(question.id);
        if (isClosing_) {
            question.end(closedAnswer());
            return id;
        }
        Fault fault;
        if (isCharacterName(character, fault) && request.isValid(fault)) {
            RequestEncoder::encode(question.id, character, request, question.packet);
            inbox_.ask(std::move(question));
        } else {
            inbox_.refuse(std::move(question),
                          Answer::without(Answer::kBadRequest, fault.text()));
        }
        closeIfAsked();
        return id;
    }

    /** Ends waiting for an answer, which is told to be cancelled unless it was told before. */
    void cancel(std::uint64_t id) { inbox_.cancel(static_cast<std::int64_t>(id)); }

    ConnectionState state() const { return status_.state(); }

    /** What is wrong now, for people; empty when nothing is. */
    std::string lastError() const { return status_.lastError(); }

    /** Where requests go; empty while it is not known. */
    std::string controlEndpoint() const { return status_.controlEndpoint(); }

    /** Whether requests can be sent at once; others wait for it a while. */
    bool canAsk() const { return status_.canAsk(); }

    /** Those who have described themselves; see `lookAround`. */
    std::vector<std::string> characters() const { return seen_.names(); }

    /** Packets of the stream. */
    std::int64_t received() const { return exchange_.received(); }

    /** Packets and answers that could not be read. */
    std::int64_t malformed() const { return exchange_.malformed(); }

    /** Packets of kinds that are not known here. */
    std::int64_t unknown() const { return exchange_.unknown(); }

    /** Listens to everybody for a moment, so that `characters` are all on stage. */
    void lookAround() { exchange_.lookout().lookAround(); }

    /** Ends it for good; those who wait for an answer are told so. */
    void close() {
        isClosing_ = true;
        closeIfAsked();
    }

private:
    static constexpr int kLongestWaitMillis = 10;  // how late a timer or a request may be

    static std::string problemOf(const Options& options) {
        Fault fault;
        options.isUsable(fault);
        return fault.text();
    }

    Answer closedAnswer() const {
        return problem_.empty() ? Questions::closed()
                                : Answer::without(Answer::kBadOption, problem_);
    }

    /** Closes, unless a pump is under way, which does it at its end. */
    void closeIfAsked() {
        // What was asked meanwhile is not left behind.
        for (bool isLeft = isClosing_; isLeft && !isBusy_.exchange(true);) {
            inbox_.empty(exchange_.line().questions());
            exchange_.close();
            status_.tell(ConnectionState::Stopped, problem_, "", false);
            isBusy_ = false;
            isLeft = !inbox_.isEmpty();
        }
    }

    const Clock& clock_;
    Connector& connector_;
    const std::int64_t requestTimeoutMicros_;
    const std::string problem_;
    Roster roster_;
    Seen seen_;
    Inbox inbox_;
    Status status_;
    Exchange exchange_;
    std::atomic<bool> isBusy_{false};
    std::atomic<bool> isClosing_{false};
};

}  // namespace avatarbridge
