#include "BridgeLiveLinkSourceSettings.h"

namespace {

/** Three frames at 120 a second: Live Link then always has one on either side to mix. */
constexpr float HeldBackSeconds = 0.025f;

/** Frames for half a second: after a hitch of the game thread they all come at once. */
constexpr int32 FramesKept = 60;

/** Our clock is the engine's own: a larger difference is a hitch and not a finding. */
constexpr double MostClockOffset = 0.1;

}  // namespace

UBridgeLiveLinkSourceSettings::UBridgeLiveLinkSourceSettings() {
    Mode = ELiveLinkSourceMode::EngineTime;
    BufferSettings.EngineTimeOffset = HeldBackSeconds;
    BufferSettings.MaxNumberOfFrameToBuffered = FramesKept;
}

double UBridgeLiveLinkSourceSettings::ShownAfterSeconds() const {
    if (Mode != ELiveLinkSourceMode::EngineTime) {
        return 0.0;
    }
    const double ClockOffset = FMath::Clamp(
        BufferSettings.EngineTimeClockOffset, -MostClockOffset, MostClockOffset);
    return BufferSettings.EngineTimeOffset + ClockOffset;
}
