#pragma once

#include "CoreMinimal.h"

class FBridgeLink;

/** How a sidecar's link stands, in a few words for the Live Link window. */
FText BridgeStatusOf(const FBridgeLink& Link);
