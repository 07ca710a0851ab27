#include "BridgeStatus.h"

#include "AvatarBridge/Link/Connection.h"
#include "BridgeText.h"

#define LOCTEXT_NAMESPACE "AvatarBridge"

namespace {

FText StageStatus(const FString& Shown) {
    if (Shown.IsEmpty()) {
        return LOCTEXT("NobodyYet", "Connected; nobody is on stage yet");
    }
    return FText::Format(LOCTEXT("OnStage", "Active: {0}"), FText::FromString(Shown));
}

FText StateStatus(avatarbridge::ConnectionState State, const FString& Shown) {
    switch (State) {
        case avatarbridge::ConnectionState::Connected:
            return StageStatus(Shown);
        case avatarbridge::ConnectionState::Connecting:
            return LOCTEXT("Connecting", "Looking for the sidecar");
        case avatarbridge::ConnectionState::Silent:
            return LOCTEXT("Silent", "The sidecar is there, but nothing comes");
        case avatarbridge::ConnectionState::Waiting:
            return LOCTEXT("Waiting", "No sidecar there; looking again");
        case avatarbridge::ConnectionState::Stopped:
            break;
    }
    return LOCTEXT("Stopped", "Stopped");
}

}  // namespace

FText BridgeStatusOf(const avatarbridge::Connection& Connection, const FString& Shown) {
    const FText Status = StateStatus(Connection.state(), Shown);
    const FString Error = FromUtf8(Connection.lastError());
    return Error.IsEmpty() ? Status
                           : FText::Format(LOCTEXT("Troubled", "{0} ({1})"), Status,
                                           FText::FromString(Error));
}

#undef LOCTEXT_NAMESPACE
