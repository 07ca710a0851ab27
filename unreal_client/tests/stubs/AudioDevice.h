#pragma once

#include "CoreMinimal.h"

/** API/Runtime/Engine/FAudioDevice */
class FAudioDevice {
public:
    float GetSampleRate() const { return SampleRate; }

    /** "Returns the buffer length of the audio device": frames. */
    int32 GetBufferLength() const { return BufferLength; }

    /** "Returns the number of buffers the audio device keeps queued." */
    int32 GetNumBuffers() const { return NumBuffers; }

    float SampleRate = 48000.0f;
    int32 BufferLength = 1024;
    int32 NumBuffers = 2;
};
