#include "BridgeHub.h"

#include "Misc/ScopeLock.h"

#include "BridgeLink.h"
#include "BridgeSettings.h"
#include "BridgeText.h"

FBridgeHub& FBridgeHub::Get() {
    static FBridgeHub Hub;
    return Hub;
}

avatarbridge::Options FBridgeHub::ProjectOptions(const FString& Stream, const FString& Requests) {
    const UBridgeSettings* Settings = GetDefault<UBridgeSettings>();
    avatarbridge::Options Options;
    Options.clientName = ToUtf8(Settings->ClientName);
    Options.requestTimeoutMillis = FMath::RoundToInt(Settings->AnswerSeconds * 1000.0f);
    // The project's address for requests belongs to the project's stream and to no other.
    const bool bOther = !Stream.IsEmpty() && Stream != Settings->StreamEndpoint;
    Options.streamEndpoint = ToUtf8(bOther ? Stream : Settings->StreamEndpoint);
    Options.controlEndpoint =
        ToUtf8(bOther || !Requests.IsEmpty() ? Requests : Settings->ControlEndpoint);
    return Options;
}

TSharedRef<FBridgeLink> FBridgeHub::Link(const avatarbridge::Options& Options) {
    const FString Address = FromUtf8(Options.streamEndpoint + ' ' + Options.controlEndpoint);
    const FScopeLock Lock(&Mutex);
    TWeakPtr<FBridgeLink>& Known = Links.FindOrAdd(Address);
    if (const TSharedPtr<FBridgeLink> Held = Known.Pin()) {
        return Held.ToSharedRef();
    }
    const TSharedRef<FBridgeLink> Made = MakeShared<FBridgeLink>(Options);
    Known = Made;
    return Made;
}

void FBridgeHub::Close() {
    const FScopeLock Lock(&Mutex);
    for (const TPair<FString, TWeakPtr<FBridgeLink>>& Known : Links) {
        if (const TSharedPtr<FBridgeLink> Held = Known.Value.Pin()) {
            Held->Close();
        }
    }
    Links.Empty();
}
