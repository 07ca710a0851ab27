#pragma once

#include <cstddef>
#include <cstdint>
#include <memory>
#include <string>

#include "AvatarBridge/Base/Bytes.h"

namespace avatarbridge {

/** How a connection stands. */
enum class StreamState { Connecting, Open, Closed };

/**
 * One TCP connection in the hands of whoever has sockets: an engine, an operating system, a test.
 * Nothing here blocks but `wait`. For one thread; destroying it closes the connection.
 */
class ByteStream {
public:
    virtual ~ByteStream() = default;

    /** Not closed before all that came was read. */
    virtual StreamState state() = 0;

    /**
     * Why it is closed, in words that follow its address, such as "closed the connection" or
     * "nobody listens there"; empty while it is not.
     */
    virtual std::string reason() const = 0;

    /** Takes bytes that have come; returns how many, 0 when there are none now. */
    virtual std::size_t read(std::uint8_t* into, std::size_t room) = 0;

    /** Sends bytes; returns how many the network took, 0 when it takes none now. */
    virtual std::size_t write(Bytes bytes) = 0;

    /** Waits until bytes have come or the connection has changed, or the time is up. */
    virtual void wait(int millis) = 0;
};

/** Makes connections, and lets time pass while there is none. */
class Connector {
public:
    virtual ~Connector() = default;

    /** Begins to connect; the stream tells how it went. Never null. */
    virtual std::unique_ptr<ByteStream> connect(const std::string& host, int port) = 0;

    /** Waits while there is nothing to wait for. */
    virtual void rest(int millis) = 0;
};

}  // namespace avatarbridge
