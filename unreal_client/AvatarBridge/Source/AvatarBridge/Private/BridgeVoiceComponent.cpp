#include "BridgeVoiceComponent.h"

#include "AudioDevice.h"
#include "Engine/World.h"
#include "HAL/PlatformTime.h"
#include "Sound/SoundGenerator.h"

#include "BridgeClock.h"
#include "BridgeVoiceFeed.h"

namespace {

constexpr double RestartSeconds = 1.0;  // there may be no device at all

/** What the mixer asks for sound: it may outlive the component by a moment. */
class FBridgeVoiceGenerator final : public ISoundGenerator {
public:
    FBridgeVoiceGenerator(const TSharedRef<FBridgeVoiceFeed>& InFeed, int32 InBlockFrames,
                          int32 InChannels)
        : Feed(InFeed), BlockFrames(InBlockFrames), Channels(FMath::Max(InChannels, 1)) {}

    virtual int32 OnGenerateAudio(float* OutAudio, int32 NumSamples) override {
        Feed->Render(OutAudio, NumSamples / Channels, Channels);
        return NumSamples;
    }

    /** As little as the device takes at a time: what is made ahead is heard late. */
    virtual int32 GetDesiredNumSamplesToRenderPerCallback() const override {
        return BlockFrames * Channels;
    }

    virtual bool IsFinished() const override { return false; }

private:
    const TSharedRef<FBridgeVoiceFeed> Feed;
    const int32 BlockFrames;
    const int32 Channels;
};

}  // namespace

UBridgeVoiceComponent::UBridgeVoiceComponent(const FObjectInitializer& ObjectInitializer)
    : Super(ObjectInitializer), Feed(MakeShared<FBridgeVoiceFeed>()) {
    PrimaryComponentTick.bCanEverTick = true;
    PrimaryComponentTick.bTickEvenWhenPaused = true;
    NumChannels = 1;
    bAutoActivate = false;  // it starts when it becomes somebody's voice
    bAlwaysPlay = true;
    bAllowSpatialization = true;
}

float UBridgeVoiceComponent::GetLevel() const {
    return Feed->GetLevel();
}

float UBridgeVoiceComponent::GetLatencyMillis() const {
    return static_cast<float>(Feed->LatencyMicros() / 1000.0);
}

void UBridgeVoiceComponent::Play(std::shared_ptr<avatarbridge::CharacterStream> InStream) {
    bTaken = InStream != nullptr;
    Feed->Play(MoveTemp(InStream));
    if (bTaken) {
        NextStartSeconds = 0.0;
        StartAgain();
    } else {
        Stop();
    }
}

void UBridgeVoiceComponent::Activate(bool bReset) {
    if (bReset) {
        Stop();
    }
    bSilenced = false;
    NextStartSeconds = 0.0;
    StartAgain();
}

void UBridgeVoiceComponent::Deactivate() {
    bSilenced = true;
    Super::Deactivate();
    Stop();
}

void UBridgeVoiceComponent::TickComponent(float DeltaTime, ELevelTick TickType,
                                          FActorComponentTickFunction* ThisTickFunction) {
    Super::TickComponent(DeltaTime, TickType, ThisTickFunction);
    LearnLatency();
    StartAgain();
}

/** What the audio thread must not ask the world for. */
void UBridgeVoiceComponent::LearnLatency() {
    const UWorld* World = GetWorld();
    const FAudioDevice* Device = World ? World->GetAudioDeviceRaw() : nullptr;
    Feed->SetQueue(Device ? Device->GetNumBuffers() * Device->GetBufferLength() : 0);
    Feed->SetExtraLatency(ExtraLatencyMillis * 1000.0);
}

/** Starts what is wanted, also after a changed device or a limit on voices has stopped it. */
void UBridgeVoiceComponent::StartAgain() {
    const double Now = FPlatformTime::Seconds();
    if (bTaken && !bSilenced && HasBegunPlay() && !IsPlaying() && Now >= NextStartSeconds) {
        NextStartSeconds = Now + RestartSeconds;
        LearnLatency();
        Stop();  // who was stopped by the mixer still counts as active, and would not start
        Start();
    }
}

void UBridgeVoiceComponent::BeginPlay() {
    Super::BeginPlay();
    StartAgain();
}

void UBridgeVoiceComponent::EndPlay(const EEndPlayReason::Type EndPlayReason) {
    Play(nullptr);
    Super::EndPlay(EndPlayReason);
}

bool UBridgeVoiceComponent::Init(int32& /*SampleRate*/) {
    NumChannels = 1;
    return true;
}

ISoundGeneratorPtr UBridgeVoiceComponent::CreateSoundGenerator(
    const FSoundGeneratorInitParams& InParams) {
    const int32 BlockFrames = FMath::Max(InParams.AudioMixerNumOutputFrames, 1);
    Feed->Begin(FMath::RoundToInt32(InParams.SampleRate), BlockFrames);
    return MakeShared<FBridgeVoiceGenerator>(Feed.ToSharedRef(), BlockFrames, InParams.NumChannels);
}
