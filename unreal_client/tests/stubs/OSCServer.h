#pragma once

#include "CoreMinimal.h"
#include "Misc/EngineVersionComparison.h"
#include "OSCMessage.h"

/** API/Plugins/OSC : FOSCReceivedMessageNativeEvent of the module's list. */
using FOSCReceivedMessageNativeEvent =
    TMulticastDelegate<void(const FOSCMessage&, const FString&, uint16)>;

/** API/Plugins/OSC/UOSCServer */
class UOSCServer : public UObject {
    UE_STUB_CLASS(UOSCServer, UObject)

public:
    FOSCReceivedMessageNativeEvent OnOscMessageReceivedNative;

    void Listen() { bActive = !bStubPortTaken; }
    void Stop() { bActive = false; }
    bool IsActive() const { return bActive; }
    int32 GetPort() const { return StubPort; }
#if UE_VERSION_OLDER_THAN(5, 5, 0)
    void SetTickInEditor(bool) {}
#else
    /** …/SetTickInEditor?application_version=5.5 : "Deprecated=5.5". */
    UE_DEPRECATED(5.5, "servers are no longer ticked on the game thread")
    void SetTickInEditor(bool) {}
#endif

    int32 StubPort = 0;
    inline static bool bStubPortTaken = false;

private:
    bool bActive = false;
};
