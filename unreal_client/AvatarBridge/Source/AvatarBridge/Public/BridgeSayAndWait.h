#pragma once

#include "CoreMinimal.h"
#include "Kismet/BlueprintAsyncActionBase.h"

#include "BridgeSayAndWait.generated.h"

class UBridgeNpcComponent;
enum class EBridgeHeard : uint8;

DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(FBridgeHeardEvent, const FString&, Why);

/**
 * The Blueprint nodes "Say and Wait" and "Take Turn and Wait": they go on when all was heard, or
 * when it was cut. Each goes on exactly once.
 */
UCLASS()
class AVATARBRIDGE_API UBridgeSayAndWait : public UBlueprintAsyncActionBase {
    GENERATED_BODY()

public:
    /** All of it was heard; Why is empty. */
    UPROPERTY(BlueprintAssignable)
    FBridgeHeardEvent Heard;

    /** It was interrupted, could not be said, or the character has left; Why says which. */
    UPROPERTY(BlueprintAssignable)
    FBridgeHeardEvent Cut;

    /**
     * Speaks this text as it stands, after whatever is being said, and goes on when it was heard.
     * @param Npc Who speaks.
     * @param Text May hold marks such as [joy 0.7], [wave] and *stress*.
     * @param Language Such as "en" or "de-AT". Empty: the character's own.
     */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge",
              meta = (BlueprintInternalUseOnly = "true", AdvancedDisplay = "Language"))
    static UBridgeSayAndWait* SayAndWait(
        UBridgeNpcComponent* Npc, const FString& Text, const FString& Language = TEXT(""));

    /**
     * Answers what the player said, in its own words, and goes on when the answer was heard.
     * @param Npc Who answers.
     * @param PlayerSaid The player's words.
     */
    UFUNCTION(BlueprintCallable, Category = "Avatar Bridge",
              meta = (BlueprintInternalUseOnly = "true"))
    static UBridgeSayAndWait* TakeTurnAndWait(UBridgeNpcComponent* Npc, const FString& PlayerSaid);

    virtual void Activate() override;

private:
    enum class EAsk { Say, TakeTurn };

    static UBridgeSayAndWait* Make(
        UBridgeNpcComponent* Npc, EAsk Ask, const FString& Text, const FString& Language);
    void Finish(EBridgeHeard How, const FString& Why);

    TWeakObjectPtr<UBridgeNpcComponent> Speaker;
    EAsk Asked = EAsk::Say;
    FString Words;
    FString Tongue;
};
