#pragma once

#include <atomic>
#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Link/Member.h"
#include "AvatarBridge/Link/Questions.h"
#include "AvatarBridge/Time/Clock.h"
#include "AvatarBridge/Wire/Reply.h"
#include "AvatarBridge/Wire/ReplyDecoder.h"
#include "AvatarBridge/Wire/Request.h"
#include "AvatarBridge/Wire/RequestEncoder.h"
#include "AvatarBridge/Zmtp/Dealer.h"

namespace avatarbridge {

/** The way requests go to a sidecar and answers come back. For the thread that pumps. */
class ControlLine : private PacketListener {
public:
    /** Told of answers to what was only told, with the client time at which they came. */
    using Heard = std::function<void(const Reply&, std::int64_t)>;

    ControlLine(const ZmtpSettings& settings, const Clock& clock, Connector& connector, Heard heard)
        : settings_(settings), clock_(clock), connector_(connector), heard_(std::move(heard)) {}

    ControlLine(const ControlLine&) = delete;
    ControlLine& operator=(const ControlLine&) = delete;

    bool isConnected() const { return dealer_ && dealer_->state() == SocketState::Connected; }

    /** How often a sidecar was met; another number means to join again. */
    int meetings() const { return meetings_; }

    /** Client time at which a sidecar was last lost; long ago before. */
    std::int64_t lostMicros() const { return lostMicros_; }

    /** Answers that could not be read (any thread). */
    std::int64_t malformed() const { return malformed_; }

    const std::string& lastError() const {
        static const std::string kNothing;
        return dealer_ ? dealer_->lastError() : kNothing;
    }

    /** Those who wait for an answer. */
    Questions& questions() { return questions_; }

    /** Connects to an endpoint, or moves there. */
    void use(const Endpoint& endpoint) {
        if (!dealer_ || dealer_->endpoint() != endpoint) {
            dealer_.reset();
            questions_.lose("requests go to " + endpoint.text() + " from now on");
            dealer_.emplace(endpoint, settings_, connector_, static_cast<PacketListener&>(*this));
        }
    }

    /** Receives answers, gives up what waits too long, and sends what waits to be sent. */
    void pump(std::int64_t nowMicros) {
        if (dealer_) {
            dealer_->pump(nowMicros / 1000);
        }
        questions_.expire(nowMicros, lastError());
        send();
    }

    /** Sends what waits to be sent. */
    void send() {
        if (isConnected()) {
            questions_.send(*dealer_);
        }
    }

    /** Waits for answers. */
    void wait(int millis) { dealer_->wait(millis); }

    /** A number that no other request has (any thread). */
    std::int64_t nextId() { return ++lastId_; }

    /** Sends a request whose answer nobody waits for; its id, 0 when it cannot be sent now. */
    std::int64_t tell(std::string_view character, const Request& request) {
        if (!isConnected()) {
            return 0;
        }
        const std::int64_t id = nextId();
        RequestEncoder::encode(id, character, request, buffer_);
        return dealer_->send(bytesOf(buffer_)) ? id : 0;
    }

    /** Ends it for good. */
    void close() {
        dealer_.reset();
        questions_.close();
    }

private:
    void onConnected() override { meetings_++; }

    void onPacket(Bytes packet) override {
        const std::int64_t now = clock_.nowMicros();
        if (!ReplyDecoder::decode(packet, reply_, fault_)) {
            malformed_++;
        } else if (!questions_.answer(reply_)) {
            heard_(reply_, now);
        }
    }

    void onDisconnected(const std::string& reason) override {
        lostMicros_ = clock_.nowMicros();
        questions_.lose(reason);
    }

    const ZmtpSettings settings_;
    const Clock& clock_;
    Connector& connector_;
    const Heard heard_;
    std::atomic<std::int64_t> lastId_{0};
    Questions questions_;
    std::vector<std::uint8_t> buffer_;
    Reply reply_;
    Fault fault_;
    int meetings_ = 0;
    std::int64_t lostMicros_ = kLongAgoMicros;
    std::atomic<std::int64_t> malformed_{0};
    std::optional<Dealer> dealer_;
};

}  // namespace avatarbridge
