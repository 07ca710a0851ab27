#pragma once

#include "OSCAddress.h"

/** API/Plugins/OSC/FOSCMessage : its arguments are asked of UOSCManager, in every version alike. */
struct FOSCMessage {
    FOSCAddress StubAddress;
    TArray<FString> StubStrings;
    TArray<float> StubFloats;
    TArray<int32> StubInts;
};
