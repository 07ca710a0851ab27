#pragma once

#include <atomic>
#include <thread>

#include "AvatarBridge/Link/Connection.h"
#include "AvatarBridge/Link/Options.h"
#include "PosixSockets.h"

namespace avatarbridge {

/** A connection over the operating system's sockets, and the thread that pumps it. */
class Pumped {
public:
    explicit Pumped(const Options& options, int waitMillis = 8)
        : connection_(options, clock_, connector_), thread_([this, waitMillis] {
              while (!isEnding_) {
                  connection_.pump(waitMillis);
              }
          }) {}

    ~Pumped() { close(); }

    Pumped(const Pumped&) = delete;
    Pumped& operator=(const Pumped&) = delete;

    const Clock& clock() const { return clock_; }

    Connection& connection() { return connection_; }

    /** Ends the thread, then the connection. */
    void close() {
        isEnding_ = true;
        if (thread_.joinable()) {
            thread_.join();
        }
        connection_.close();
    }

private:
    PosixClock clock_;
    PosixConnector connector_;
    std::atomic<bool> isEnding_{false};
    Connection connection_;
    std::thread thread_;
};

}  // namespace avatarbridge
