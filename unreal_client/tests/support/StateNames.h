#pragma once

#include "AvatarBridge/Link/ConnectionState.h"
#include "AvatarBridge/Playback/Note.h"
#include "AvatarBridge/Zmtp/SocketState.h"

namespace avatarbridge {

// Names of states as programs print them.

inline const char* nameOf(ConnectionState state) {
    constexpr const char* kNames[] = {"Stopped", "Connecting", "Connected", "Silent", "Waiting"};
    return kNames[static_cast<int>(state)];
}

inline const char* nameOf(SocketState state) {
    constexpr const char* kNames[] = {"Stopped", "Connecting", "Connected", "Waiting"};
    return kNames[static_cast<int>(state)];
}

inline const char* nameOf(NoteKind kind) {
    constexpr const char* kNames[] = {"UtteranceStarted", "Word",        "Moment",
                                      "UtteranceEnded",   "Interrupted", "Error"};
    return kNames[static_cast<int>(kind)];
}

}  // namespace avatarbridge
