#pragma once

#include "Components/SceneComponent.h"
#include "Sound/SoundGenerator.h"

/** API/Runtime/AudioMixer/USynthComponent : plays what its generator makes, once it is started. */
class USynthComponent : public USceneComponent {
    UE_STUB_CLASS(USynthComponent, USceneComponent)

public:
    explicit USynthComponent(const FObjectInitializer& ObjectInitializer)
        : USceneComponent(ObjectInitializer),
          bAllowSpatialization(true),
          bIsUISound(false),
          bAlwaysPlay(false) {}
    virtual ~USynthComponent() override { Stop(); }

    uint8 bAllowSpatialization : 1;
    uint8 bIsUISound : 1;
    uint8 bAlwaysPlay : 1;

    /** Does nothing for what counts as active; what the mixer has stopped still does. */
    void Start();
    void Stop();
    bool IsPlaying() const;
    void SetVolumeMultiplier(float VolumeMultiplier) { Volume = VolumeMultiplier; }

    virtual void Activate(bool bReset = false) override {
        (void)bReset;
        Start();
    }
    virtual void Deactivate() override { Stop(); }

    ISoundGeneratorPtr StubGenerator(const FSoundGeneratorInitParams& Params) {
        return CreateSoundGenerator(Params);
    }
    bool StubInit(int32& SampleRate) { return Init(SampleRate); }
    int32 StubChannels() const { return NumChannels; }
    float StubVolume() const { return Volume; }

protected:
    virtual void EndPlay(const EEndPlayReason::Type Reason) override {
        Stop();
        USceneComponent::EndPlay(Reason);
    }

    /** "Called when synth is created." */
    virtual bool Init(int32& SampleRate) {
        (void)SampleRate;
        return true;
    }
    virtual ISoundGeneratorPtr CreateSoundGenerator(const FSoundGeneratorInitParams& InParams) {
        (void)InParams;
        return nullptr;
    }

    int32 NumChannels = 2;

private:
    float Volume = 1.0f;
};
