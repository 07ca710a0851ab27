#include "BridgeVmcSourceSettings.h"

UBridgeVmcSourceSettings::UBridgeVmcSourceSettings() {
    // VMC has no clock, so frames are of when they come. Live Link by itself stays one and a half
    // of them behind to mix what came before and after; this is for a network that is late. Ten
    // frames, its default, would not last so long for a sender of 120 poses a second.
    constexpr float HeldBackSeconds = 0.03f;
    constexpr int32 FramesKept = 30;
    Mode = ELiveLinkSourceMode::EngineTime;
    BufferSettings.EngineTimeOffset = HeldBackSeconds;
    BufferSettings.MaxNumberOfFrameToBuffered = FramesKept;
}
