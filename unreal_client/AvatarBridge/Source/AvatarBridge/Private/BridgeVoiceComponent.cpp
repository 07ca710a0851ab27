#include "BridgeVoiceComponent.h"

#include "AudioDevice.h"
#include "Engine/World.h"
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
    bWanted = InStream != nullptr;
    Feed->SetExtraLatency(ExtraLatencyMillis * 1000.0);
    Feed->Play(MoveTemp(InStream));
    if (!bWanted) {
        Stop();
    } else {
        NextStartSeconds = 0.0;
        StartAgain();
    }
}

void UBridgeVoiceComponent::TickComponent(float DeltaTime, ELevelTick TickType,
                                          FActorComponentTickFunction* ThisTickFunction) {
    Super::TickComponent(DeltaTime, TickType, ThisTickFunction);
    Feed->SetExtraLatency(ExtraLatencyMillis * 1000.0);
    StartAgain();
}

/** Starts what is wanted, also after a changed device or a limit on voices has stopped it. */
void UBridgeVoiceComponent::StartAgain() {
    const double Now = FPlatformTime::Seconds();
    if (bWanted && HasBegunPlay() && !IsPlaying() && Now >= NextStartSeconds) {
        NextStartSeconds = Now + RestartSeconds;
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
    Feed->Begin(FMath::RoundToInt32(InParams.SampleRate),
                FindLatencyMicros(BlockFrames, InParams.SampleRate));
    return MakeShared<FBridgeVoiceGenerator>(Feed.ToSharedRef(), BlockFrames, InParams.NumChannels);
}

/** One block is made while the last one plays, and the device keeps some more queued. */
double UBridgeVoiceComponent::FindLatencyMicros(int32 BlockFrames, float SampleRate) const {
    const UWorld* World = GetWorld();
    const FAudioDevice* Device = World ? World->GetAudioDeviceRaw() : nullptr;
    const int32 Queued = Device ? Device->GetNumBuffers() * Device->GetBufferLength() : 0;
    return (BlockFrames + Queued) / FMath::Max(SampleRate, 1.0f) * FBridgeClock::MicrosOfSecond;
}
