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
 * what is heard of it, when it is heard. Put it between the character's feet, with X to where it
 * faces; its face and body come through Live Link.
 *
 * Its voice is the first Bridge Voice of the same actor that is nobody else's. Without one it is
 * heard nowhere, and its face and body go on all the same, by the machine's clock. Several NPCs on
 * one actor want as many voices. Two NPCs of the same Character share one performance, and one of
 * them has the voice.
 *
 * None of what it is asked waits, and what goes wrong is told by On Error. It is not replicated:
 * in a networked game it belongs where the character is seen and heard. Game thread.
 */
UCLASS(ClassGroup = "AvatarBridge", meta = (BlueprintSpawnableComponent, DisplayName = "Bridge NPC"))
class AVATARBRIDGE_API UBridgeNpcComponent : public USceneComponent {
    GENERATED_BODY()

public:
    UBridgeNpcComponent(const FObjectInitializer& ObjectInitializer);

    /** The character's name, as in the sidecar's character file. Capitals count. */
    UPROPERTY(EditAnywhere, BlueprintReadOnly, Category = "Avatar Bridge")
    FString Character = TEXT("ada");

    /**
     * Whom it looks at from the beginning, and follows as they move. Empty: it looks where it
     * likes.
     */
    UPROPERTY(EditInstanceOnly, BlueprintReadOnly, Category = "Avatar Bridge")
    TObjectPtr<AActor> LookTarget;

    /**
     * How tall it is in the game: 1 is a person of usual height, 0.5 a child or a dwarf, 3 a giant.
     * Its looks and its pointing are aimed by that.
     */
    UPROPERTY(EditAnywhere, BlueprintReadWrite, Category = "Avatar Bridge",
              meta = (ClampMin = "0.05", ClampMax = "20"))
    float BodyScale = 1.0f;

    /**
     * The address of another sidecar's stream, such as tcp://192.168.1.20:5570. Empty: the
     * project's, in Project Settings > Plugins > Avatar Bridge.
     */
    UPROPERTY(EditAnywhere, BlueprintReadOnly, AdvancedDisplay, Category = "Avatar Bridge")
    FString StreamEndpoint;

    /** Where that sidecar takes requests. Leave it empty: it tells by itself. */
    UPROPERTY(EditAnywhere, BlueprintReadOnly, AdvancedDisplay, Category = "Avatar Bridge")
    FString ControlEndpoint;

    /** An utterance is heard to begin: Text is what is said, for subtitles; Detail the feeling. */
    UPROPERTY(BlueprintAssignable, Category = "Avatar Bridge")
    FBridgeNoteEvent OnUtteranceStarted;

    /** A word is heard: for subtitles that light up as they are spoken. */
    UPROPERTY(BlueprintAssignable, Category = "Avatar Bridge")
    FBridgeNoteEvent OnWord;

    /** A sound of speech is heard or a movement is seen: many a second. Detail says which. */
    UPROPERTY(BlueprintAssignable, Category = "Avatar Bridge")
    FBridgeNoteEvent OnMoment;

    /** An utterance was heard to its end; another one of the same turn may follow at once. */
    UPROPERTY(BlueprintAssignable, Category = "Avatar Bridge")
    FBridgeNoteEvent OnUtteranceEnded;

    /** An utterance was cut, by Interrupt, by Take Turn or by Tell: nothing more of it is heard. */
    UPROPERTY(BlueprintAssignable, Category = "Avatar Bridge")
    FBridgeNoteEvent OnInterrupted;

    /** Something could not be said or done; Why says it in words, and the log has it too. */
    UPROPERTY(BlueprintAssignable, Category = "Avatar Bridge")
    FBridgeErrorEvent OnError;

    /** The sidecar is there, or there again; or it has gone, and is looked for until it is back. */
    UPROPERTY(BlueprintAssignable, Category = "Avatar Bridge")
    FBridgeConnectedEvent OnConnected;

    /**
     * Speaks this text as it stands, after whatever is being said. To go on when it was heard, use
     * Say and Wait.
     * @param Text May hold marks such as [joy 0.7], [wave] and *stress*.
     * @param Language Such as "en" or "de-AT". Empty: the character's own.
     */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge", meta = (AdvancedDisplay = "Language"))
    void Say(const FString& Text, const FString& Language = TEXT(""));

    /**
     * Answers what the player said, in its own words; cuts what is being said. To go on when the
     * answer was heard, use Take Turn and Wait.
     * @param PlayerSaid The player's words.
     */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void TakeTurn(const FString& PlayerSaid);

    /** Stops speaking now, and forgets what it was still to say. */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void Interrupt();

    /**
     * Attends to the player, who speaks or is about to; a turn of its own ends that.
     * @param bListening Off when the player has done, and nothing is to be answered.
     */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void Listen(bool bListening = true);

    /**
     * Looks at an actor, at its eyes if it has some, and follows it as it moves.
     * @param Target Whom to look at. None: it looks where it likes.
     */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void LookAtActor(AActor* Target);

    /**
     * Looks at a place in the world, and follows nobody any more.
     * @param Place Where it is in the world, in centimetres.
     */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void LookAtPlace(FVector Place);

    /**
     * Holds a feeling until told otherwise, also in a sidecar that was started anew.
     * @param Label Such as "joy" or "anger"; "neutral" ends it.
     * @param Intensity From 0 to 1.
     */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void SetEmotion(const FString& Label, float Intensity = 0.5f);

    /**
     * Takes on a style of moving, until told otherwise.
     * @param Name Such as "shy" or "lively": bridge plugins, in a terminal, lists them.
     */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void SetStyle(const FString& Name);

    /**
     * Moves by a gesture policy, such as a culture's, until told otherwise.
     * @param Name Such as "germany" or "japan": bridge plugins, in a terminal, lists them.
     */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void SetPolicy(const FString& Name);

    /**
     * Keeps still, until told otherwise.
     * @param Amount 0 moves as styled, 1 quiets everything but the lips.
     */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void SetStillness(float Amount);

    /**
     * Makes a gesture of the repertoire now.
     * @param Name Such as "nod", "wave" or "shrug".
     * @param Weight How large: 1 is usual, 2 the most; below zero, the other hand makes it.
     */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void PlayGesture(const FString& Name, float Weight = 1.0f);

    /**
     * Makes a gesture towards a place in the world now.
     * @param Name Such as "point-there".
     * @param Place Where it is in the world, in centimetres.
     * @param Weight How large: 1 is usual, 2 the most; below zero, the other hand makes it.
     */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void PlayGestureAt(const FString& Name, FVector Place, float Weight = 1.0f);

    /**
     * Tells it of something that has happened in the game; it answers in its own words, as in
     * Take Turn, and cuts what is being said.
     * @param Event What happened, in a word, such as "hit" or "gift".
     * @param More The same in words, such as "The player gives you a red apple."; it answers that.
     */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void Tell(const FString& Event, const FString& More = TEXT(""));

    /**
     * Makes this component somebody else, who keeps the voice and the target of looks.
     * @param Name The other character's name. Capitals count.
     */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void SetCharacter(const FString& Name);

    /**
     * Chooses what it is heard from, such as a radio, in place of a Bridge Voice of its actor.
     * @param InVoice A Bridge Voice that is nobody else's. None: it is heard nowhere.
     */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge")
    void SetVoice(UBridgeVoiceComponent* InVoice);

    /** Whether the sidecar is there. */
    UFUNCTION(BlueprintPure, Category = "Avatar Bridge")
    bool IsConnected() const { return bConnected; }

    /** Whether the sidecar has this character on stage, so that it can be seen and asked. */
    UFUNCTION(BlueprintPure, Category = "Avatar Bridge")
    bool IsOnStage() const;

    /** Whether an utterance is being heard now. */
    UFUNCTION(BlueprintPure, Category = "Avatar Bridge")
    bool IsSpeaking() const;

    /** What is being said; empty in silence. */
    UFUNCTION(BlueprintPure, Category = "Avatar Bridge")
    FString GetCurrentText() const;

    /** What is wrong with the connection, in words; empty when nothing is. */
    UFUNCTION(BlueprintPure, Category = "Avatar Bridge")
    FString GetProblem() const;

    /** How the playing goes: for a line on the screen while you look for what is wrong. */
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
