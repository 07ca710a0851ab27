#include "BridgeVoiceFeed.h"

#include "BridgeClock.h"

namespace {

constexpr float LevelFall = 0.9f;  // a block

/** Spreads one channel over the frames that begin with it, and returns its peak. */
float Spread(float* Audio, int32 Frames, int32 Channels) {
    float Peak = 0.0f;
    for (int32 Frame = Frames - 1; Frame >= 0; Frame--) {
        const float Sample = Audio[Frame];
        Peak = FMath::Max(Peak, FMath::Abs(Sample));
        for (int32 Channel = 0; Channel < Channels; Channel++) {
            Audio[Frame * Channels + Channel] = Sample;
        }
    }
    return Peak;
}

}  // namespace

void FBridgeVoiceFeed::Play(std::shared_ptr<avatarbridge::CharacterStream> InStream) {
    const std::lock_guard<std::mutex> Lock(Mutex);
    if (InStream && Rate > 0) {
        InStream->useDevice(Rate);
    }
    Stream = MoveTemp(InStream);
}

void FBridgeVoiceFeed::Begin(int32 SampleRate, int32 InBlockFrames) {
    const std::lock_guard<std::mutex> Lock(Mutex);
    BlockFrames = InBlockFrames;
    Rate = SampleRate;
    NextFrame += SampleRate;  // another generator counts anew: its samples do not follow the last
    if (Stream) {
        Stream->useDevice(SampleRate);
    }
}

void FBridgeVoiceFeed::Render(float* OutAudio, int32 Frames, int32 Channels) {
    const double HeardAt = FBridgeClock::Micros() + LatencyMicros();
    const std::lock_guard<std::mutex> Lock(Mutex);
    if (Stream) {
        Stream->render(OutAudio, static_cast<std::size_t>(Frames), NextFrame, HeardAt);
    } else {
        FMemory::Memzero(OutAudio, sizeof(float) * static_cast<SIZE_T>(Frames));
    }
    NextFrame += Frames;
    Level = FMath::Max(Spread(OutAudio, Frames, Channels), Level * LevelFall);
}

double FBridgeVoiceFeed::LatencyMicros() const {
    const int32 Frames = Rate > 0 ? BlockFrames + QueuedFrames : 0;
    return Frames * FBridgeClock::MicrosOfSecond / FMath::Max<int32>(Rate, 1) + ExtraMicros;
}
