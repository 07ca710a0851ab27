#pragma once

#include "CoreMinimal.h"

/** What the plugin has to say: `Log LogAvatarBridge Verbose` in the console shows all of it. */
DECLARE_LOG_CATEGORY_EXTERN(LogAvatarBridge, Log, All);
