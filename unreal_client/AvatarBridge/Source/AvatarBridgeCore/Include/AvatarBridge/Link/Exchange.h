#pragma once

#include <algorithm>
#include <atomic>
#include <cstdint>
#include <iterator>
#include <string>

#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Link/ConnectionState.h"
#include "AvatarBridge/Link/ControlLine.h"
#include "AvatarBridge/Link/Lookout.h"
#include "AvatarBridge/Link/Options.h"
#include "AvatarBridge/Link/Roster.h"
#include "AvatarBridge/Link/Seen.h"
#include "AvatarBridge/Link/SessionPings.h"
#include "AvatarBridge/Link/Status.h"
#include "AvatarBridge/Link/StreamRouter.h"
#include "AvatarBridge/Link/Upkeep.h"
#include "AvatarBridge/Time/Clock.h"
#include "AvatarBridge/Wire/PacketDecoder.h"
#include "AvatarBridge/Zmtp/Subscriber.h"

namespace avatarbridge {

/**
 * What goes on between this client and one sidecar: the stream, the requests, and what a client
 * does by itself. For the thread that pumps, but for its counts; a connection owns it.
 */
class Exchange : private PacketListener {
public:
    Exchange(const Options& options, const Clock& clock, Connector& connector, Roster& roster,
             Seen& seen)
        : clock_(clock),
          stream_(endpointOf(options.streamEndpoint)),
          isControlGiven_(!options.controlEndpoint.empty()),
          silenceMicros_(std::int64_t{options.silenceMillis} * 1000),
          roster_(roster),
          router_(roster, seen, [this](Member& one, const Description& told) { meet(one, told); }),
          pings_(clock),
          line_(options.sockets, clock, connector,
                [this](const Reply& reply, std::int64_t receivedMicros) {
                    pings_.answered(reply, receivedMicros, roster_.members());
                }),
          upkeep_(line_, pings_, options.clientName),
          subscriber_(stream_, options.sockets, connector, *this),
          lookout_(subscriber_, seen) {
        moveTo(endpointOf(options.controlEndpoint));
    }

    Exchange(const Exchange&) = delete;
    Exchange& operator=(const Exchange&) = delete;

    /** Packets of the stream (any thread). */
    std::int64_t received() const { return received_; }

    /** Packets and answers that could not be read (any thread). */
    std::int64_t malformed() const { return malformed_ + line_.malformed(); }

    /** Packets of kinds that are not known here (any thread). */
    std::int64_t unknown() const { return router_.unknown(); }

    ControlLine& line() { return line_; }

    Lookout& lookout() { return lookout_; }

    /** Takes over who is followed, and sends what is asked. */
    void heed() {
        if (roster_.refresh(left_)) {
            for (const MemberPtr& member : left_) {
                subscriber_.unsubscribe(member->topic);
            }
            for (const MemberPtr& member : roster_.members()) {
                subscriber_.subscribe(member->topic);
            }
            left_.clear();
        }
        line_.send();
    }

    /** Waits until the sidecar says something, or the time is up. */
    void await(int millis) {
        if (line_.isConnected() && pings_.isAwaited(clock_.nowMicros())) {
            line_.wait(millis);
        } else {
            subscriber_.wait(millis);
        }
    }

    /** Receives what has come, and does what is due. */
    void pump() {
        // Answers first: one that is noticed late makes the way seem longer.
        line_.pump(clock_.nowMicros());
        subscriber_.pump(clock_.nowMicros() / 1000);
        const std::int64_t now = clock_.nowMicros();
        if (now - tendedMicros_ >= kPaceMicros) {
            tendedMicros_ = now;
            tend(now);
        }
    }

    /** Tells how it stands. */
    void publish(Status& status) const {
        static const std::string kNothing;
        const std::string* errors[] = {&subscriber_.lastError(), &complaint_, &lookout_.finding(),
                                       &line_.lastError(), &kNothing};
        const auto first = std::find_if(std::begin(errors), std::end(errors) - 1,
                                        [](const std::string* error) { return !error->empty(); });
        status.tell(state(), **first, controlText_, line_.isConnected());
    }

    /** Ends it for good. */
    void close() {
        subscriber_.close();
        line_.close();
    }

private:
    static constexpr std::int64_t kPaceMicros = 5'000;

    static Endpoint endpointOf(const std::string& text) {
        Endpoint endpoint;
        Fault fault;
        Endpoint::read(text, endpoint, fault);
        return endpoint;
    }

    void tend(std::int64_t nowMicros) {
        if (!control_.isNone()) {
            line_.use(control_);
        }
        upkeep_.tend(roster_.members(), nowMicros);
        if (subscriber_.state() == SocketState::Connected) {
            lookout_.tend(roster_.members(), connectedMicros_, nowMicros);
        }
    }

    ConnectionState state() const {
        switch (subscriber_.state()) {
            case SocketState::Connecting:
                return ConnectionState::Connecting;
            case SocketState::Connected:
                return isSilent() ? ConnectionState::Silent : ConnectionState::Connected;
            case SocketState::Waiting:
                return ConnectionState::Waiting;
            default:
                return ConnectionState::Stopped;
        }
    }

    bool isSilent() const {
        return !roster_.members().empty() && clock_.nowMicros() - heardMicros_ > silenceMicros_;
    }

    void onConnected() override { connectedMicros_ = heardMicros_ = clock_.nowMicros(); }

    void onPacket(Bytes packet) override {
        received_++;
        heardMicros_ = clock_.nowMicros();
        if (!decoder_.decode(packet, router_, fault_)) {
            malformed_++;
            complaint_ = stream_.text() + " sent what cannot be read: " + fault_.text();
        }
    }

    void onDisconnected(const std::string&) override {
        complaint_.clear();
        lookout_.forget();
    }

    void meet(Member& member, const Description& description) {
        if (member.describe(description, clock_.nowMicros())) {
            pings_.meet(description.sessionId);
        }
        if (!isControlGiven_ && !description.controlEndpoint.empty() &&
            description.controlEndpoint != learned_) {
            learn(description.controlEndpoint);
        }
    }

    void learn(const std::string& endpoint) {
        learned_ = endpoint;
        Endpoint found;
        Fault fault;
        if (Endpoint::read(endpoint, found, fault)) {
            moveTo(found.seenFrom(stream_));
        } else {
            complaint_ = "the sidecar takes requests where no client can go: " + fault.text();
        }
    }

    void moveTo(const Endpoint& endpoint) {
        control_ = endpoint;
        controlText_ = endpoint.text();
    }

    const Clock& clock_;
    const Endpoint stream_;
    const bool isControlGiven_;
    const std::int64_t silenceMicros_;
    Roster& roster_;
    StreamRouter router_;
    PacketDecoder decoder_;
    SessionPings pings_;
    ControlLine line_;
    Upkeep upkeep_;
    Subscriber subscriber_;
    Lookout lookout_;
    Members left_;
    Endpoint control_;
    std::string controlText_;
    std::string learned_;
    std::string complaint_;
    Fault fault_;
    std::int64_t heardMicros_ = 0;
    std::int64_t connectedMicros_ = 0;
    std::int64_t tendedMicros_ = kLongAgoMicros;
    std::atomic<std::int64_t> received_{0};
    std::atomic<std::int64_t> malformed_{0};
};

}  // namespace avatarbridge
