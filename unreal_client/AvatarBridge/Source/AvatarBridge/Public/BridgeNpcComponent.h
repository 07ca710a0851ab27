#pragma once

#include "CoreMinimal.h"
#include "Components/SceneComponent.h"

#include <string>

#include "BridgeTypes.h"

#include "BridgeNpcComponent.generated.h"

class FBridgeAttention;
class FBridgeCharacter;
class FBridgeHearing;
class FBridgeLink;
class FBridgeVoiceClaim;
class UBridgeVoiceComponent;
enum class EBridgeHeard : uint8;

namespace avatarbridge {
class Request;
struct Note;
}  // namespace avatarbridge

DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FBridgeNoteEvent, const FBridgeNote&, Note);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FBridgeErrorEvent, const FString&, Why);
DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FBridgeConnectedEvent, bool, bConnected);

/**
 * A character of the sidecar in the game: asks it to speak, to answer, to stop, to look, and tells
 * what is heard of it, when it is heard. Put it where the character stands, with X to where it
 * faces; its voice is the Bridge Voice component of the same actor, its face and body come through
 * Live Link.
 *
 * Game thread. What goes wrong with a request is told by On Error.
 */
UCLASS(ClassGroup = "AvatarBridge", meta = (BlueprintSpawnableComponent, DisplayName = "Bridge NPC"))
class AVATARBRIDGE_API UBridgeNpcComponent : public USceneComponent {
    GENERATED_BODY()

public:
    UBridgeNpcComponent(const FObjectInitializer& ObjectInitializer);

    /** The character's name, as in the sidecar's character file. Capitals count. */
    UPROPERTY(EditAnywhere, BlueprintReadOnly, Category = "Avatar Bridge")
    FString Character = TEXT("ada");

    /** Whom it looks at from the beginning. Empty: it looks where it likes. */
    UPROPERTY(EditInstanceOnly, BlueprintReadOnly, Category = "Avatar Bridge")
    TObjectPtr<AActor> LookTarget;

    /** How tall it is in the game, 1 being a person of usual height. It aims looks by that. */
    UPROPERTY(EditAnywhere, BlueprintReadWrite, Category = "Avatar Bridge",
              meta = (ClampMin = "0.05", ClampMax = "20"))
    float BodyScale = 1.0f;

    /** Another sidecar than the project's: the address of its stream. */
    UPROPERTY(EditAnywhere, BlueprintReadOnly, AdvancedDisplay, Category = "Avatar Bridge")
    FString StreamEndpoint;

    /** Where that sidecar takes requests. Empty: it tells by itself. */
    UPROPERTY(EditAnywhere, BlueprintReadOnly, AdvancedDisplay, Category = "Avatar Bridge")
    FString ControlEndpoint;

    /** An utterance is heard to begin: its text is for subtitles. */
    UPROPERTY(BlueprintAssignable, Category = "Avatar Bridge")
    FBridgeNoteEvent OnUtteranceStarted;

    /** A word is heard. */
    UPROPERTY(BlueprintAssignable, Category = "Avatar Bridge")
    FBridgeNoteEvent OnWord;

    /** A phone is heard or a movement seen. */
    UPROPERTY(BlueprintAssignable, Category = "Avatar Bridge")
    FBridgeNoteEvent OnMoment;

    /** An utterance was heard to its end. */
    UPROPERTY(BlueprintAssignable, Category = "Avatar Bridge")
    FBridgeNoteEvent OnUtteranceEnded;

    /** An utterance was cut. */
    UPROPERTY(BlueprintAssignable, Category = "Avatar Bridge")
    FBridgeNoteEvent OnInterrupted;

    /** Something could not be said or done; why, in words. */
    UPROPERTY(BlueprintAssignable, Category = "Avatar Bridge")
    FBridgeErrorEvent OnError;

    /** The sidecar is there, or there again; or it has gone, and is looked for until it is back. */
    UPROPERTY(BlueprintAssignable, Category = "Avatar Bridge")
    FBridgeConnectedEvent OnConnected;

    /**
     * Speaks this text as it stands.
     * @param Text May hold marks such as [joy 0.7] and [wave].
     * @param Language Such as "en" or "de-AT". Empty: the character's own.
     */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge", meta = (AdvancedDisplay = "Language"))
    void Say(const FString& Text, const FString& Language = TEXT(""));

    /** Answers what the player said, in its own words. */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void TakeTurn(const FString& PlayerSaid);

    /** Stops speaking now. */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void Interrupt();

    /** Attends to the player, who speaks or is about to; switched off, it stops attending. */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void Listen(bool bListening = true);

    /** Looks at an actor, and follows it as it moves. No actor: it looks where it likes. */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void LookAtActor(AActor* Target);

    /** Looks at a place in the world once. */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void LookAtPlace(FVector Place);

    /**
     * Holds a feeling until told otherwise, also in a sidecar that was started anew.
     * @param Label Such as "joy" or "anger"; "neutral" ends it.
     * @param Intensity From 0 to 1.
     */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void SetEmotion(const FString& Label, float Intensity = 0.5f);

    /** Takes on a style of moving, by the name of a style of the sidecar. */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void SetStyle(const FString& Name);

    /** Moves by a gesture policy, such as a culture's. */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void SetPolicy(const FString& Name);

    /** How still it keeps: 0 moves as styled, 1 quiets everything but the lips. */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void SetStillness(float Amount);

    /**
     * Makes a gesture of the repertoire.
     * @param Name Such as "nod", "wave" or "shrug".
     * @param Weight How large, up to 2; below zero, the other hand makes it.
     */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void PlayGesture(const FString& Name, float Weight = 1.0f);

    /** Makes a gesture towards a place in the world, such as "point-there". */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void PlayGestureAt(const FString& Name, FVector Place, float Weight = 1.0f);

    /**
     * Tells it of something in the game that it should know.
     * @param Event Such as "hit" or "gift".
     * @param More More about it, in words.
     */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void Tell(const FString& Event, const FString& More = TEXT(""));

    /** Makes this component somebody else. */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void SetCharacter(const FString& Name);

    /** Chooses what it is heard from, in place of the first Bridge Voice of its actor. */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void SetVoice(UBridgeVoiceComponent* InVoice);

    /** Whether the sidecar is there. */
    UFUNCTION(BlueprintPure, Category = "Avatar Bridge")
    bool IsConnected() const { return bConnected; }

    /** Whether the sidecar has this character on stage. */
    UFUNCTION(BlueprintPure, Category = "Avatar Bridge")
    bool IsOnStage() const;

    /** Whether an utterance is heard now. */
    UFUNCTION(BlueprintPure, Category = "Avatar Bridge")
    bool IsSpeaking() const;

    /** What is being said; empty in silence. */
    UFUNCTION(BlueprintPure, Category = "Avatar Bridge")
    FString GetCurrentText() const;

    /** What is wrong with the connection, in words; empty when nothing is. */
    UFUNCTION(BlueprintPure, Category = "Avatar Bridge")
    FString GetProblem() const;

    /** How the playing goes. */
    UFUNCTION(BlueprintPure, Category = "Avatar Bridge")
    FBridgeMeters GetMeters() const;

    /** Asks anything of the wire (C++). The answer comes on the game thread, once, or never when
     * this component ends play before. */
    void Ask(const avatarbridge::Request& Request, FBridgeAnswered Answered);

    /** Asks for a turn, and tells how its hearing ended (C++); also when play ends before. */
    void AskAndHear(const avatarbridge::Request& Request,
                    TFunction<void(EBridgeHeard, const FString& Why)> Done);

    virtual void Activate(bool bReset = false) override;
    virtual void Deactivate() override;
    virtual void TickComponent(float DeltaTime, ELevelTick TickType,
                               FActorComponentTickFunction* ThisTickFunction) override;

protected:
    virtual void BeginPlay() override;
    virtual void EndPlay(const EEndPlayReason::Type EndPlayReason) override;

private:
    enum class EKind { Once, Kept };

    void Join();
    void Leave(const FString& Why);
    void SeekVoice();
    void NoticeConnection();
    void EndHearings(const FString& Why);
    void Hear(const avatarbridge::Note& Note);
    void Announce(const avatarbridge::Note& Note);
    void Do(const avatarbridge::Request& Request, EKind Kind = EKind::Once);
    void Send(const avatarbridge::Request& Request, EKind Kind, FBridgeAnswered Answered);
    void Fail(const FString& Why);
    FTransform Stand() const;

    TSharedPtr<FBridgeLink> Link;
    TSharedPtr<FBridgeCharacter> Shown;
    TSharedPtr<FBridgeAttention> Attention;
    TSharedPtr<FBridgeVoiceClaim> Voice;
    TArray<TSharedRef<FBridgeHearing>> Hearings;
    TArray<TFunction<void()>> Early;  // settings from before play has begun
    FDelegateHandle NoteHandle;
    std::string Session;
    bool bConnected = false;
    int32 Life = 0;
};
