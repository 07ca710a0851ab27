#pragma once

#include "UObject/ObjectMacros.h"

#undef GENERATED_BODY
#define GENERATED_BODY() UE_STUB_CLASS(UBridgeVmcSourceSettings, ULiveLinkSourceSettings)
