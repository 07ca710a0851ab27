#include "BridgeVoiceClaim.h"

#include "GameFramework/Actor.h"

#include "BridgeCharacter.h"
#include "BridgeLog.h"
#include "BridgeText.h"
#include "BridgeVoiceComponent.h"

namespace {

constexpr double SeekAgainSeconds = 1.0;

/** The first voice of an actor that is nobody's; null when there is none. */
UBridgeVoiceComponent* FreeVoiceOf(const AActor* Owner) {
    TArray<UBridgeVoiceComponent*> Voices;
    if (Owner) {
        Owner->GetComponents(Voices);
    }
    for (UBridgeVoiceComponent* Voice : Voices) {
        if (!Voice->IsTaken()) {
            return Voice;
        }
    }
    return nullptr;
}

}  // namespace

void FBridgeVoiceClaim::Choose(UBridgeVoiceComponent* Voice) {
    if (!Voice || Held.Get() != Voice) {
        Drop();
    }
    Chosen = Voice;
    bChosen = true;
}

void FBridgeVoiceClaim::Seek(const TSharedRef<FBridgeCharacter>& Character, const AActor* Owner,
                             double NowSeconds) {
    if (Held.IsValid() || NowSeconds < NextSeconds) {
        return;
    }
    NextSeconds = NowSeconds + SeekAgainSeconds;
    UBridgeVoiceComponent* Found = bChosen ? Chosen.Get() : FreeVoiceOf(Owner);
    if (Found && !Found->IsTaken() && Character->TakeVoice(Found)) {
        Speaker = Character;
        Held = Found;
        Found->Play(Character->GetStream());
    } else {
        Tell(*Character, Found, Owner);
    }
}

void FBridgeVoiceClaim::Drop() {
    UBridgeVoiceComponent* Voice = Held.Get();
    const TSharedPtr<FBridgeCharacter> Character = Speaker.Pin();
    Held.Reset();
    Speaker.Reset();
    bTold = false;
    NextSeconds = 0.0;
    if (Voice && Character.IsValid() && Character->LeaveVoice(Voice)) {
        Voice->Play(nullptr);
    }
}

void FBridgeVoiceClaim::Tell(const FBridgeCharacter& Character, const UBridgeVoiceComponent* Found,
                             const AActor* Owner) {
    if (bTold) {
        return;
    }
    bTold = true;
    const FString Name = FromUtf8(Character.GetName());
    if (!Found) {
        UE_LOG(LogAvatarBridge, Log, TEXT("%s has no Bridge Voice of its own: seen, but not heard"),
               *Name);
    } else if (Found->IsTaken()) {
        UE_LOG(LogAvatarBridge, Warning, TEXT("%s is the voice of somebody else: %s is not heard"),
               *Found->GetPathName(), *Name);
    } else {
        UE_LOG(LogAvatarBridge, Warning, TEXT("%s has a voice already: %s stays silent"), *Name,
               *GetPathNameSafe(Owner));
    }
}
