#include "BridgeVmcSourceSettings.h"

UBridgeVmcSourceSettings::UBridgeVmcSourceSettings() {
    // VMC has no clock: a little more than a packet's interval behind, Live Link can mix what
    // came before and after instead of jumping whenever the network was late.
    constexpr float HeldBackSeconds = 0.04f;
    Mode = ELiveLinkSourceMode::EngineTime;
    BufferSettings.EngineTimeOffset = HeldBackSeconds;
}
