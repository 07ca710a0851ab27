#pragma once

#include "CoreMinimal.h"

namespace avatarbridge {
class Connection;
}

/** How a connection stands, in a few words for the Live Link window; `Shown` are the characters. */
FText BridgeStatusOf(const avatarbridge::Connection& Connection, const FString& Shown);
