#pragma once

#include "CoreMinimal.h"
#include "Components/SynthComponent.h"

#include <memory>

#include "BridgeVoiceComponent.generated.h"

class FBridgeVoiceFeed;

namespace avatarbridge {
class CharacterStream;
}

/**
 * The voice of a character, and the clock of its body: what is heard now decides which face is
 * seen now. Put it at the character's mouth, on the actor that has the Bridge NPC component; an
 * actor with several of both gives each NPC one of its own. A voice that is nobody's is silent and
 * costs nothing.
 *
 * It is a procedural sound of the engine: attenuation, spatialisation, submixes, concurrency and
 * volume are set here as for any other sound. When the mixer does not ask for sound, because the
 * game is paused or too many sounds play, the character goes on in silence; to be heard in a
 * paused game, switch on Is UISound. Activate and Deactivate switch the voice on and off; Start
 * and Stop are the engine's, and a voice that was stopped starts again within a second.
 *
 * Game thread; the mixer's threads touch only the feed.
 */
UCLASS(ClassGroup = "AvatarBridge",
       meta = (BlueprintSpawnableComponent, DisplayName = "Bridge Voice"))
class AVATARBRIDGE_API UBridgeVoiceComponent : public USynthComponent {
    GENERATED_BODY()

public:
    UBridgeVoiceComponent(const FObjectInitializer& ObjectInitializer);

    /**
     * Milliseconds that sound takes to the ear beyond what the engine knows of, as with Bluetooth
     * headphones or a television: the face waits for it. Raise it if the mouth is ahead of the
     * sound.
     */
    UPROPERTY(EditAnywhere, BlueprintReadWrite, Category = "Avatar Bridge",
              meta = (ClampMin = "0", ClampMax = "500", Units = "ms"))
    float ExtraLatencyMillis = 0.0f;

    /** From 0 to 1: how loud the voice is now, before volume and distance. */
    UFUNCTION(BlueprintPure, Category = "Avatar Bridge")
    float GetLevel() const;

    /** Milliseconds from the making of a sample until it is heard; Extra Latency is part of it. */
    UFUNCTION(BlueprintPure, Category = "Avatar Bridge")
    float GetLatencyMillis() const;

    /** Becomes a character's voice; null ends that. The NPC component does it by itself (C++). */
    void Play(std::shared_ptr<avatarbridge::CharacterStream> InStream);

    /** Whether it is somebody's voice (C++). */
    bool IsTaken() const { return bTaken; }

    virtual void Activate(bool bReset = false) override;
    virtual void Deactivate() override;
    virtual void TickComponent(float DeltaTime, ELevelTick TickType,
                               FActorComponentTickFunction* ThisTickFunction) override;

protected:
    virtual void BeginPlay() override;
    virtual void EndPlay(const EEndPlayReason::Type EndPlayReason) override;

    virtual bool Init(int32& SampleRate) override;
    virtual ISoundGeneratorPtr CreateSoundGenerator(
        const FSoundGeneratorInitParams& InParams) override;

private:
    void LearnLatency();
    void StartAgain();

    TSharedPtr<FBridgeVoiceFeed> Feed;
    bool bTaken = false;
    bool bSilenced = false;
    double NextStartSeconds = 0.0;
};
