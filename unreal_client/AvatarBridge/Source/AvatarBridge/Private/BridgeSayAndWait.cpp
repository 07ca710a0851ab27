#include "BridgeSayAndWait.h"

#include "BridgeHearing.h"
#include "BridgeNpcComponent.h"
#include "BridgeText.h"

#include "AvatarBridge/Wire/Request.h"

UBridgeSayAndWait* UBridgeSayAndWait::SayAndWait(
    UBridgeNpcComponent* Npc, const FString& Text, const FString& Language) {
    return Make(Npc, EAsk::Say, Text, Language);
}

UBridgeSayAndWait* UBridgeSayAndWait::TakeTurnAndWait(
    UBridgeNpcComponent* Npc, const FString& PlayerSaid) {
    return Make(Npc, EAsk::TakeTurn, PlayerSaid, FString());
}

UBridgeSayAndWait* UBridgeSayAndWait::Make(
    UBridgeNpcComponent* Npc, EAsk Ask, const FString& Text, const FString& Language) {
    UBridgeSayAndWait* Made = NewObject<UBridgeSayAndWait>();
    Made->Speaker = Npc;
    Made->Asked = Ask;
    Made->Words = Text;
    Made->Tongue = Language;
    // So that a loop may have many of them, and a level that ends does not leave it waiting.
    if (Npc) {
        Made->RegisterWithGameInstance(Npc);
    }
    return Made;
}

void UBridgeSayAndWait::Activate() {
    UBridgeNpcComponent* Npc = Speaker.Get();
    if (!Npc) {
        Finish(EBridgeHeard::Cut, TEXT("there is no Bridge NPC to say it"));
        return;
    }
    const TWeakObjectPtr<UBridgeSayAndWait> Weak(this);
    Npc->AskAndHear(
        Asked == EAsk::Say ? avatarbridge::Request::say(ToUtf8(Words), ToUtf8(Tongue))
                           : avatarbridge::Request::turn(ToUtf8(Words)),
        [Weak](EBridgeHeard How, const FString& Why) {
            if (UBridgeSayAndWait* This = Weak.Get()) {
                This->Finish(How, Why);
            }
        });
}

void UBridgeSayAndWait::Finish(EBridgeHeard How, const FString& Why) {
    (How == EBridgeHeard::All ? Heard : Cut).Broadcast(Why);
    SetReadyToDestroy();
}
