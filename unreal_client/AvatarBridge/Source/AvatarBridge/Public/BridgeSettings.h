#pragma once

#include "CoreMinimal.h"
#include "Engine/DeveloperSettings.h"

#include "BridgeSettings.generated.h"

/**
 * Project Settings > Plugins > Avatar Bridge: where this project's sidecar is, and how it is
 * listened to. Live Link sources and NPC components that name no other sidecar use this one.
 */
UCLASS(config = Game, defaultconfig, meta = (DisplayName = "Avatar Bridge"))
class AVATARBRIDGE_API UBridgeSettings : public UDeveloperSettings {
    GENERATED_BODY()

public:
    /**
     * Where the characters' sound and motion come from: the address that the sidecar prints when
     * it starts, such as tcp://127.0.0.1:5570. Play begins anew with what is changed here.
     */
    UPROPERTY(config, EditAnywhere, Category = "Sidecar")
    FString StreamEndpoint = TEXT("tcp://127.0.0.1:5570");

    /** Where requests go, such as what to say. Leave it empty: the sidecar tells by itself. */
    UPROPERTY(config, EditAnywhere, Category = "Sidecar")
    FString ControlEndpoint;

    /** What this game is called in the sidecar's reports; give each machine another name. */
    UPROPERTY(config, EditAnywhere, Category = "Sidecar")
    FString ClientName = TEXT("unreal");

    /**
     * Plays everything later by so many milliseconds. Leave it at 0 with the sidecar on this
     * machine or in a good network; raise it if speech stutters in a bad one.
     */
    UPROPERTY(config, EditAnywhere, Category = "Playing",
              meta = (ClampMin = "0", ClampMax = "1000", Units = "ms"))
    float PlayoutDelayMillis = 0.0f;

    /**
     * Lets everybody who has a Bridge NPC move by itself: if Live Link has no source of their
     * sidecar when play begins, it gets one until play ends. So a packaged game needs no Live
     * Link preset. Sources that you add, or that a preset adds, come first.
     */
    UPROPERTY(config, EditAnywhere, Category = "Playing")
    bool bStartLiveLinkSource = true;

    /**
     * How long the sidecar may take to take a request, in seconds, before it counts as failed. What
     * is said then may begin much later.
     */
    UPROPERTY(config, EditAnywhere, AdvancedDisplay, Category = "Sidecar",
              meta = (ClampMin = "0.5", ClampMax = "60", Units = "s"))
    float AnswerSeconds = 5.0f;

    virtual FName GetCategoryName() const override;
};
