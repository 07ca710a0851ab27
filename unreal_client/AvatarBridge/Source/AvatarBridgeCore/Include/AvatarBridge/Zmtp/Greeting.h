#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Zmtp/Words.h"
#include "AvatarBridge/Zmtp/ZmtpFault.h"

namespace avatarbridge {

/**
 * The first 64 bytes that each side of a ZMTP connection says: a signature, a version, and how it
 * wants to be secured.
 */
class Greeting {
public:
    static constexpr std::size_t kBytes = 64;

    /** Signature and version, on which a peer says how it is secured. */
    static constexpr std::size_t kFirstBytes = 12;

    /** No security: the only mechanism that is spoken here. */
    static constexpr std::string_view kNull = "NULL";

    /** A client's greeting: ZMTP 3.1, NULL. */
    static std::array<std::uint8_t, kBytes> ours() {
        std::array<std::uint8_t, kBytes> bytes{};
        bytes[0] = kSignatureFirst;
        bytes[kSignatureEnd] = kSignatureLast;
        bytes[kMajorAt] = kMajor;
        bytes[kMinorAt] = 1;
        for (std::size_t i = 0; i < kNull.size(); i++) {
            bytes[kMechanismAt + i] = static_cast<std::uint8_t>(kNull[i]);
        }
        return bytes;
    }

    /**
     * Looks at as much of a peer's greeting as has come: false until it is whole, and with a
     * fault as soon as it can no longer become one.
     */
    bool read(Bytes bytes, ZmtpFault& fault) {
        if (!isSigned(bytes, fault)) {
            return false;
        }
        if (bytes.size > kMajorAt && bytes[kMajorAt] < kMajor) {
            return refuseOld(bytes[kMajorAt] == 0 ? "1.0" : "2.0", fault);
        }
        if (bytes.size < kBytes) {
            return false;
        }
        minorVersion_ = bytes[kMinorAt] > 0 ? 1 : 0;
        const std::string_view name = bytes.from(kMechanismAt).upTo(kMechanismBytes).text();
        mechanism_ = shown(bytesOf(name.substr(0, name.find('\0'))));
        return true;
    }

    /** 0 or 1; a peer that says more speaks 1 too. */
    int minorVersion() const { return minorVersion_; }

    /** "NULL", "PLAIN", "CURVE" and the like. */
    const std::string& mechanism() const { return mechanism_; }

    /** Whether the peer asks for no key, password, or what is not known here. */
    bool isOpen(ZmtpFault& fault) const {
        if (mechanism_ == kNull) {
            return true;
        }
        const std::string wants = mechanism_ == "CURVE"   ? "keys (CURVE)"
                                  : mechanism_ == "PLAIN" ? "a password (PLAIN)"
                                                          : "the security mechanism " + mechanism_;
        return fault.say(ZmtpFaultKind::NeedsKeys,
                         "needs " + wants +
                             ", which this client does not speak; run the sidecar on this "
                             "machine, or with insecure = true in a network that you trust");
    }

private:
    static constexpr std::uint8_t kMajor = 3;
    static constexpr std::size_t kSignatureEnd = 9;
    static constexpr std::uint8_t kSignatureFirst = 0xFF;
    static constexpr std::uint8_t kSignatureLast = 0x7F;
    static constexpr std::size_t kMajorAt = 10;
    static constexpr std::size_t kMinorAt = 11;
    static constexpr std::size_t kMechanismAt = 12;
    static constexpr std::size_t kMechanismBytes = 20;
    // ZMTP 1.0 begins with a frame of length 1, flags 0.
    static constexpr std::uint8_t kOldFirst = 1;
    static constexpr std::size_t kOldGreetingBytes = 2;
    static constexpr std::string_view kWebStart = "HTTP/";

    static bool isSigned(Bytes bytes, ZmtpFault& fault) {
        if (bytes.isEmpty()) {
            return false;
        }
        if (bytes[0] != kSignatureFirst) {
            return nameStranger(bytes, fault);
        }
        return bytes.size <= kSignatureEnd || bytes[kSignatureEnd] == kSignatureLast ||
               refuse("does not speak ZeroMQ: it said " + quoted(bytes), fault);
    }

    /** Waits for enough to tell which; never true. */
    static bool nameStranger(Bytes bytes, ZmtpFault& fault) {
        const bool isOld = bytes[0] == kOldFirst;
        if (bytes.size < (isOld ? kOldGreetingBytes : kWebStart.size())) {
            return false;
        }
        if (isOld && bytes[1] == 0) {
            return refuseOld("1.0", fault);
        }
        const bool isWeb = bytes.text().substr(0, kWebStart.size()) == kWebStart;
        return refuse((isWeb ? "is a web server, not a sidecar: it said "
                             : "does not speak ZeroMQ: it said ") +
                          quoted(bytes),
                      fault);
    }

    static bool refuseOld(const std::string& version, ZmtpFault& fault) {
        return refuse("speaks ZMTP " + version + "; ZMTP 3.0 (ZeroMQ 4.0) or later is needed",
                      fault);
    }

    static bool refuse(const std::string& text, ZmtpFault& fault) {
        return fault.say(ZmtpFaultKind::WrongPeer, text);
    }

    int minorVersion_ = 0;
    std::string mechanism_;
};

}  // namespace avatarbridge
