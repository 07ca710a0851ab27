#pragma once

#include "CoreMinimal.h"

#include <atomic>
#include <memory>
#include <mutex>

#include "AvatarBridge/Playback/CharacterStream.h"

/**
 * What a voice component and the audio thread share: whose voice it is, and when what is made now
 * will be heard. It outlives the component as long as the mixer still asks.
 */
class FBridgeVoiceFeed {
public:
    /** Becomes a character's voice; null ends that (game thread). */
    void Play(std::shared_ptr<avatarbridge::CharacterStream> InStream);

    /** What sound takes beyond what the engine knows of, as over Bluetooth (game thread). */
    void SetExtraLatency(double Micros) { ExtraMicros = Micros; }

    /** Learns how much the device keeps queued (game thread). */
    void SetQueue(int32 Frames) { QueuedFrames = Frames; }

    /** Learns what a new generator renders for, and how much at a time (audio thread). */
    void Begin(int32 SampleRate, int32 InBlockFrames);

    /** Makes the next samples, the same in each channel (audio thread). */
    void Render(float* OutAudio, int32 Frames, int32 Channels);

    /**
     * From the making of a sample until it is heard: one block is made while the last one plays,
     * and the device keeps some more queued.
     */
    double LatencyMicros() const;

    /** From 0 to 1: how loud the voice is, before volume and distance. */
    float GetLevel() const { return Level; }

private:
    std::mutex Mutex;  // held by the audio thread for a block, by the game thread for a swap
    std::shared_ptr<avatarbridge::CharacterStream> Stream;
    int64 NextFrame = 0;
    std::atomic<int32> Rate{0};
    std::atomic<int32> BlockFrames{0};
    std::atomic<int32> QueuedFrames{0};
    std::atomic<double> ExtraMicros{0.0};
    std::atomic<float> Level{0.0f};
};
