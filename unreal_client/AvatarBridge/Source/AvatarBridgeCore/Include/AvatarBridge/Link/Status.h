#pragma once

#include <mutex>
#include <string>

#include "AvatarBridge/Link/ConnectionState.h"

namespace avatarbridge {

/** How a connection stands, as the thread that pumps last saw it and any other may ask. */
class Status {
public:
    Status() = default;
    Status(const Status&) = delete;
    Status& operator=(const Status&) = delete;

    ConnectionState state() const { return read(state_); }
    std::string lastError() const { return read(lastError_); }
    std::string controlEndpoint() const { return read(controlEndpoint_); }
    bool canAsk() const { return read(canAsk_); }

    /** Publishes how it stands now; what has not changed costs nothing. */
    void tell(ConnectionState state, const std::string& lastError,
              const std::string& controlEndpoint, bool canAsk) {
        const std::lock_guard<std::mutex> lock(mutex_);
        state_ = state;
        canAsk_ = canAsk;
        assign(lastError, lastError_);
        assign(controlEndpoint, controlEndpoint_);
    }

private:
    template <typename Value>
    Value read(const Value& value) const {
        const std::lock_guard<std::mutex> lock(mutex_);
        return value;
    }

    static void assign(const std::string& text, std::string& into) {
        if (into != text) {
            into = text;
        }
    }

    mutable std::mutex mutex_;
    ConnectionState state_ = ConnectionState::Connecting;
    std::string lastError_;
    std::string controlEndpoint_;
    bool canAsk_ = false;
};

}  // namespace avatarbridge
