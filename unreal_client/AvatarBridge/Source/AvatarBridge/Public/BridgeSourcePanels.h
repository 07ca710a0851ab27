#pragma once

#include "CoreMinimal.h"
#include "LiveLinkSourceFactory.h"
#include "Templates/Function.h"

class SWidget;

/**
 * Where the editor module leaves the panels that the source factories show. In a game there is no
 * editor module, the places are empty, and sources are made from connection strings. Game thread.
 */
struct AVATARBRIDGE_API FBridgeSourcePanels {
    using FCreated = ULiveLinkSourceFactory::FOnLiveLinkSourceCreated;
    using FBuild = TFunction<TSharedPtr<SWidget>(FCreated)>;

    /** Asks where a sidecar is. */
    static FBuild& Stream();

    /** Asks which port VMC comes to. */
    static FBuild& Vmc();
};
