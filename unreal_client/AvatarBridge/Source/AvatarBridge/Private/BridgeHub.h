#pragma once

#include "CoreMinimal.h"
#include "HAL/CriticalSection.h"

#include "AvatarBridge/Link/Options.h"

class FBridgeLink;

/**
 * The links of this process, one for each sidecar, so that a Live Link source and an NPC
 * component that follow the same character share what is heard and seen. Any thread.
 */
class FBridgeHub {
public:
    static FBridgeHub& Get();

    /** What the project's settings say; an address that is given takes the place of theirs. */
    static avatarbridge::Options ProjectOptions(
        const FString& Stream = FString(), const FString& Requests = FString());

    /** The link to a sidecar; a new one when nobody holds one. It ends with the last holder. */
    TSharedRef<FBridgeLink> Link(const avatarbridge::Options& Options);

    /** Ends all links, whoever holds them. */
    void Close();

private:
    FCriticalSection Mutex;
    TMap<FString, TWeakPtr<FBridgeLink>> Links;
};
