#include "BridgeLiveLinkSourceSettings.h"

namespace {

/** As the link pushes: 120 frames a second. */
constexpr double PushSeconds = 1.0 / 120.0;

/**
 * More than one push, so that there always is a frame on either side to mix, even where Live
 * Link's own margin of one and a half frames is switched off.
 */
constexpr float HeldBackSeconds = 0.01f;

/** Frames for half a second: after a hitch of the game thread they all come at once. */
constexpr int32 FramesKept = 60;

/** Our clock is the engine's own: a larger difference is a hitch and not a finding. */
constexpr double MostClockOffset = 0.1;

/** One and a half frames are 12.5 ms: far more is a hitch, too. */
constexpr double MostSmoothing = 0.1;

/**
 * In this mode Live Link reads its frames at now less three offsets: the one that the user sets,
 * what it found out about our clock, and what it adds to have a frame after the instant: the
 * mean interval of frames times `LiveLink.TimedDataInput.NumFramesForSmoothOffset`, 1.5 by
 * default. Said by python-api/class/LiveLinkSourceBufferManagementSettings of the three, and by
 * measurements of public Live Link sources of their sum.
 */
double ReadBackSeconds(const FLiveLinkSourceBufferManagementSettings& Buffer) {
    return Buffer.EngineTimeOffset +
           FMath::Clamp(Buffer.EngineTimeClockOffset, -MostClockOffset, MostClockOffset) +
           FMath::Clamp(Buffer.SmoothEngineTimeOffset, 0.0, MostSmoothing);
}

}  // namespace

UBridgeLiveLinkSourceSettings::UBridgeLiveLinkSourceSettings() {
    Mode = ELiveLinkSourceMode::EngineTime;
    BufferSettings.EngineTimeOffset = HeldBackSeconds;
    BufferSettings.MaxNumberOfFrameToBuffered = FramesKept;
}

double UBridgeLiveLinkSourceSettings::ShownAfterSeconds() const {
    switch (Mode) {
        case ELiveLinkSourceMode::EngineTime:
            return ReadBackSeconds(BufferSettings);
        case ELiveLinkSourceMode::Latest:
            return BufferSettings.LatestOffset * PushSeconds;  // "how far back from latest frame"
        default:
            return 0.0;  // by timecode: the engine's knows nothing of ours
    }
}
