#include "BridgeStatus.h"

#include <string>
#include <vector>

#include "BridgeLink.h"
#include "BridgeText.h"

#define LOCTEXT_NAMESPACE "AvatarBridge"

namespace {

FText StageStatus(const FBridgeLink& Link) {
    FString Names;
    for (const std::string& Character : Link.Characters()) {
        Names += (Names.IsEmpty() ? TEXT("") : TEXT(", ")) + FromUtf8(Character);
    }
    if (Names.IsEmpty()) {
        return LOCTEXT("NobodyYet", "Connected; nobody is on stage yet");
    }
    return FText::Format(LOCTEXT("OnStage", "Active: {0}"), FText::FromString(Names));
}

FText StateStatus(const FBridgeLink& Link) {
    switch (Link.State()) {
        case avatarbridge::ConnectionState::Connected:
            return StageStatus(Link);
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

FText BridgeStatusOf(const FBridgeLink& Link) {
    const FString Error = Link.LastError();
    if (Error.IsEmpty()) {
        return StateStatus(Link);
    }
    return FText::Format(
        LOCTEXT("Troubled", "{0} ({1})"), StateStatus(Link), FText::FromString(Error));
}

#undef LOCTEXT_NAMESPACE
