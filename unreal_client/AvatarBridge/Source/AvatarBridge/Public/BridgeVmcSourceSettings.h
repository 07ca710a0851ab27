#pragma once

#include "BridgeFaceTurns.h"
#include "CoreMinimal.h"
#include "LiveLinkSourceSettings.h"

#include "BridgeVmcSourceSettings.generated.h"

/** What can be changed of an Avatar Bridge VMC source in the Live Link window while it runs. */
UCLASS()
class AVATARBRIDGE_API UBridgeVmcSourceSettings : public ULiveLinkSourceSettings {
    GENERATED_BODY()

public:
    UBridgeVmcSourceSettings();

    /**
     * How high the hips of the sender's avatar are above its feet while it just stands, in
     * metres. If your character floats, raise it; if it sinks into the floor, lower it.
     */
    UPROPERTY(EditAnywhere, Category = "Avatar Bridge",
              meta = (UIMin = "0.5", UIMax = "1.2", ClampMin = "0.1", ClampMax = "3.0"))
    float HipsHeightMetres = 0.88f;

    /**
     * Turns the head the other way round, for animation blueprints that read its turns otherwise
     * than those of MetaHumans. Of the face's subject only: the body has a head of its own.
     */
    UPROPERTY(EditAnywhere, AdvancedDisplay, Category = "Avatar Bridge")
    FBridgeFaceTurns FaceTurns;
};
