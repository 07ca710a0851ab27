#pragma once

#include <string>
#include <string_view>

#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Zmtp/Words.h"

namespace avatarbridge {

/** An address such as tcp://127.0.0.1:5570 or tcp://[::1]:5570. */
class Endpoint {
public:
    /** None: nothing can be connected to it. */
    Endpoint() = default;

    /** Reads an address; the fault says what is wrong with it. */
    static bool read(std::string_view text, Endpoint& endpoint, Fault& fault) {
        const std::string_view trimmed = trim(text);
        if (!isSameWord(trimmed.substr(0, kScheme.size()), kScheme)) {
            return refuse(trimmed, schemeFault(trimmed), fault);
        }
        const std::string_view rest = trimmed.substr(kScheme.size());
        const std::size_t colon = rest.rfind(':');
        if (colon == std::string_view::npos || rest.back() == ']') {
            return refuse(trimmed, "it names no port", fault);
        }
        Endpoint found;
        const std::string why = found.take(rest.substr(0, colon), rest.substr(colon + 1));
        if (!why.empty()) {
            return refuse(trimmed, why, fault);
        }
        endpoint = found;
        return true;
    }

    /** A name or a number, without brackets. */
    const std::string& host() const { return host_; }

    int port() const { return port_; }

    bool isNone() const { return host_.empty(); }

    /** Whether it means every host, which only a server can use. */
    bool isWildcard() const { return host_ == "*" || host_ == "0.0.0.0" || host_ == "::"; }

    /**
     * Where this address is for a client that reaches the peer's other socket at `other`: a
     * sidecar that listens everywhere is where its stream is.
     */
    Endpoint seenFrom(const Endpoint& other) const {
        Endpoint seen = *this;
        if (isWildcard()) {
            seen.host_ = other.host_;
        }
        return seen;
    }

    std::string text() const {
        if (isNone()) {
            return "";
        }
        const bool needsBrackets = host_.find(':') != std::string::npos;
        return std::string(kScheme) + (needsBrackets ? "[" + host_ + "]" : host_) + ":" +
               std::to_string(port_);
    }

    bool operator==(const Endpoint& other) const {
        return port_ == other.port_ && isSameWord(host_, other.host_);
    }

    bool operator!=(const Endpoint& other) const { return !(*this == other); }

private:
    static constexpr std::string_view kScheme = "tcp://";
    static constexpr int kLastPort = 65535;

    /** Takes both parts; returns what is wrong with them. */
    std::string take(std::string_view host, std::string_view port) {
        const std::string why = takeHost(host);
        return why.empty() ? takePort(port) : why;
    }

    std::string takeHost(std::string_view host) {
        const bool isBracketed = host.size() > 2 && host.front() == '[' && host.back() == ']';
        const std::string_view bare = isBracketed ? host.substr(1, host.size() - 2) : host;
        if (bare.empty()) {
            return "it names no host";
        }
        if (!isBracketed && bare.find(':') != std::string_view::npos) {
            return "a host with colons stands in brackets, as in tcp://[::1]:5570";
        }
        for (const char one : bare) {
            const bool isHidden = static_cast<unsigned char>(one) <= ' ';
            if (isHidden || std::string_view("/[]@?#;\"").find(one) != std::string_view::npos) {
                return "the host " + quoted(bare) + " has characters that no host has";
            }
        }
        host_ = bare;
        return "";
    }

    std::string takePort(std::string_view text) {
        int port = 0;
        bool isNumber = !text.empty() && text.size() <= 5;
        for (const char one : text) {
            isNumber = isNumber && one >= '0' && one <= '9';
            port = isNumber ? port * 10 + (one - '0') : 0;
        }
        if (port < 1 || port > kLastPort) {
            return "the port " + quoted(text) + " is not a number from 1 to 65535";
        }
        port_ = port;
        return "";
    }

    static std::string schemeFault(std::string_view text) {
        const std::size_t scheme = text.find("://");
        return scheme != std::string_view::npos && scheme > 0
                   ? "only tcp:// is supported, not " + std::string(text.substr(0, scheme + 3))
                   : "it does not begin with tcp://";
    }

    static bool refuse(std::string_view text, const std::string& why, Fault& fault) {
        return fault.say(quoted(text) + " is no address: " + why +
                         ". Write it as in tcp://127.0.0.1:5570.");
    }

    static std::string_view trim(std::string_view text) {
        constexpr std::string_view kBlank = " \t\r\n";
        const std::size_t first = text.find_first_not_of(kBlank);
        return first == std::string_view::npos
                   ? std::string_view()
                   : text.substr(first, text.find_last_not_of(kBlank) - first + 1);
    }

    std::string host_;
    int port_ = 0;
};

}  // namespace avatarbridge
