#pragma once

#include <string>

#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Wire/Arguments.h"
#include "AvatarBridge/Zmtp/Endpoint.h"
#include "AvatarBridge/Zmtp/ZmtpSettings.h"

namespace avatarbridge {

/** Where the sidecar is and how it is talked to. A connection reads them once. */
struct Options {
    /** Where the stream comes from. */
    std::string streamEndpoint = "tcp://127.0.0.1:5570";

    /** Where requests go; empty when the stream's description is to tell. */
    std::string controlEndpoint;

    /** What the sidecar calls this client in its reports. */
    std::string clientName = "unreal";

    /** How long an answer is waited for, and a connection to ask through. */
    int requestTimeoutMillis = 5000;

    /** A connection that brings nothing for so long is called silent: three heartbeats missed. */
    int silenceMillis = 3000;

    /** Limits and times of both sockets. */
    ZmtpSettings sockets;

    /** Whether they can be used; the fault says what is wrong. */
    bool isUsable(Fault& fault) const {
        Endpoint endpoint;
        return Endpoint::read(streamEndpoint, endpoint, fault) &&
               (controlEndpoint.empty() || Endpoint::read(controlEndpoint, endpoint, fault)) &&
               Arguments::isRequiredName("the client's name", clientName, fault);
    }
};

}  // namespace avatarbridge
