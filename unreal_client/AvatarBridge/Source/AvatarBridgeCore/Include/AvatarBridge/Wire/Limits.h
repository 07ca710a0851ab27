#pragma once

#include <cstddef>
#include <cstdint>

namespace avatarbridge {

/**
 * How large anything on the wire may be; the wire's specification gives the reasons. Nothing is
 * allocated by a length that a packet only claims.
 */
struct Limits {
    /** A packet of another major version is refused. */
    static constexpr std::uint8_t kMajor = 1;

    /** A decoder of any minor version reads the others. */
    static constexpr std::uint8_t kMinor = 0;

    static constexpr std::size_t kMaxPacketBytes = 262'144;
    static constexpr std::size_t kMaxRequestBytes = 65'536;

    /** The largest packet inside an answer, so that both stay within limits. */
    static constexpr std::size_t kMaxInnerPacketBytes = kMaxPacketBytes / 2;

    /** A character's name in UTF-8; the end of the topic is at most here. */
    static constexpr std::size_t kMaxCharacterBytes = 64;

    static constexpr std::size_t kMaxNameChars = 128;
    static constexpr std::size_t kMaxTextChars = 10'000;

    /** Items of any array. */
    static constexpr std::size_t kMaxNames = 512;

    /** Keys of any map. */
    static constexpr std::size_t kMaxKeys = 64;

    static constexpr std::size_t kMaxAudioSamples = 48'000;
    static constexpr int kMaxSampleRate = 192'000;
    static constexpr int kMaxFrameRate = 240;

    /** 2^53 - 1, the largest time, count and sequence number. */
    static constexpr std::int64_t kMaxMicros = 9'007'199'254'740'991;
};

}  // namespace avatarbridge
