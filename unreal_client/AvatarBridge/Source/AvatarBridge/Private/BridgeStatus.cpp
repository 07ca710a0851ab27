#include "BridgeStatus.h"

#include <string>
#include <vector>

#include "AvatarBridge/Link/Connection.h"
#include "BridgeText.h"

#define LOCTEXT_NAMESPACE "AvatarBridge"

namespace {

FText StageStatus(const avatarbridge::Connection& Connection) {
    FString Names;
    for (const std::string& Character : Connection.characters()) {
        Names += (Names.IsEmpty() ? TEXT("") : TEXT(", ")) + FromUtf8(Character);
    }
    if (Names.IsEmpty()) {
        return LOCTEXT("NobodyYet", "Connected; nobody is on stage yet");
    }
    return FText::Format(LOCTEXT("OnStage", "Active: {0}"), FText::FromString(Names));
}

FText StateStatus(const avatarbridge::Connection& Connection) {
    switch (Connection.state()) {
        case avatarbridge::ConnectionState::Connected:
            return StageStatus(Connection);
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

FText BridgeStatusOf(const avatarbridge::Connection& Connection) {
    const FString Error = FromUtf8(Connection.lastError());
    if (Error.IsEmpty()) {
        return StateStatus(Connection);
    }
    return FText::Format(
        LOCTEXT("Troubled", "{0} ({1})"), StateStatus(Connection), FText::FromString(Error));
}

#undef LOCTEXT_NAMESPACE
