#pragma once

#include "CoreMinimal.h"

/** API/Runtime/Engine/FSoundGeneratorInitParams */
struct FSoundGeneratorInitParams {
    float SampleRate = 0.0f;
    int32 AudioMixerNumOutputFrames = 0;
    int32 NumChannels = 0;
    int32 NumFramesPerCallback = 0;
    uint64 AudioComponentId = 0;
    uint64 InstanceID = 0;
    bool bIsPreviewSound = false;
    FString GraphName;
    float StartTime = 0.0f;
};

/** API/Runtime/Engine/ISoundGenerator */
class ISoundGenerator {
public:
    ISoundGenerator() = default;
    virtual ~ISoundGenerator() = default;
    virtual int32 OnGenerateAudio(float* OutAudio, int32 NumSamples) = 0;
    virtual int32 GetDesiredNumSamplesToRenderPerCallback() const { return 1024; }
    virtual void OnBeginGenerate() {}
    virtual void OnEndGenerate() {}
    virtual bool IsFinished() const { return false; }
    int32 GetNextBuffer(float* OutAudio, int32 NumSamples) {
        return OnGenerateAudio(OutAudio, NumSamples);
    }
};

/** API/Runtime/Engine/ISoundGeneratorPtr */
using ISoundGeneratorPtr = TSharedPtr<ISoundGenerator, ESPMode::ThreadSafe>;
