#pragma once

#include <algorithm>
#include <cstddef>
#include <memory>
#include <string>
#include <utility>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Zmtp/ByteStream.h"
#include "AvatarBridge/Zmtp/FrameReader.h"
#include "AvatarBridge/Zmtp/FrameWriter.h"
#include "AvatarBridge/Zmtp/ZmtpSettings.h"

namespace avatarbridge {

/**
 * The two ends of one connection: frames that came, frames that wait to leave. Sending never
 * blocks: what the network does not take at once leaves with a later `flush`. For one thread;
 * owns its stream.
 */
class Pipe {
public:
    Pipe(std::unique_ptr<ByteStream> stream, const ZmtpSettings& settings)
        : stream_(std::move(stream)),
          reader_(settings.maxFrameBytes),
          writer_(settings.maxQueuedBytes) {}

    Pipe(const Pipe&) = delete;
    Pipe& operator=(const Pipe&) = delete;

    /** What came. */
    FrameReader& reader() { return reader_; }

    /** Whether anything has ever come. */
    bool hasHeard() const { return hasHeard_; }

    StreamState state() { return stream_->state(); }

    std::string reason() const { return stream_->reason(); }

    /** Reads once; whether something came. */
    bool fill() {
        const FrameReader::Room room = reader_.room();
        const std::size_t count = stream_->read(room.data, room.size);
        reader_.took(count);
        hasHeard_ = hasHeard_ || count > 0;
        return count > 0;
    }

    /** Sends bytes that are no frame. */
    void raw(Bytes bytes) {
        writer_.raw(bytes);
        flush();
    }

    /** Sends a command; false when there is no room for it. */
    bool command(std::string_view name, Bytes data) {
        const bool hasRoom = writer_.command(bytesOf(name), data);
        flush();
        return hasRoom;
    }

    /** Sends a message of one part, in two pieces; false when there is no room for it. */
    bool message(Bytes first, Bytes second = {}) {
        const bool hasRoom = writer_.message(first, second);
        flush();
        return hasRoom;
    }

    /** Sends what the network takes. */
    void flush() {
        while (!writer_.isEmpty()) {
            const std::size_t count = stream_->write(writer_.unsent());
            if (count == 0) {
                return;
            }
            writer_.sent(count);
        }
    }

    /** Waits for bytes, but not long while something waits to leave. */
    void wait(int millis) {
        constexpr int kFlushAgainMillis = 2;
        stream_->wait(writer_.isEmpty() ? millis : (std::min)(millis, kFlushAgainMillis));
    }

private:
    std::unique_ptr<ByteStream> stream_;
    FrameReader reader_;
    FrameWriter writer_;
    bool hasHeard_ = false;
};

}  // namespace avatarbridge
