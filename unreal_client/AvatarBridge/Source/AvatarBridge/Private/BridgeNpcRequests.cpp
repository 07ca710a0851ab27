// What a Bridge NPC is asked.

#include "BridgeNpcComponent.h"

#include "GameFramework/Actor.h"
#include "HAL/PlatformTime.h"

#include "BridgeAttention.h"
#include "BridgeCharacter.h"
#include "BridgeHearing.h"
#include "BridgeLink.h"
#include "BridgeStand.h"
#include "BridgeText.h"

void UBridgeNpcComponent::Say(const FString& Text, const FString& Language) {
    Do(avatarbridge::Request::say(ToUtf8(Text), ToUtf8(Language)));
}

void UBridgeNpcComponent::TakeTurn(const FString& PlayerSaid) {
    Do(avatarbridge::Request::turn(ToUtf8(PlayerSaid)));
}

void UBridgeNpcComponent::Interrupt() {
    Do(avatarbridge::Request::interrupt());
    EndHearings(TEXT("it was interrupted"));  // whoever hears of it may say the next thing
}

void UBridgeNpcComponent::Listen(bool bListening) {
    Do(avatarbridge::Request::listen(bListening));
}

void UBridgeNpcComponent::LookAtActor(AActor* Target) {
    LookTarget = Target;
    if (Attention.IsValid()) {
        Attention->SetTarget(Target);
    }
}

void UBridgeNpcComponent::LookAtPlace(FVector Place) {
    LookTarget = nullptr;
    if (Attention.IsValid()) {
        Attention->Release();
    }
    Do(avatarbridge::Request::lookAt(PointFrom(Stand(), BodyScale, Place)));
}

void UBridgeNpcComponent::SetEmotion(const FString& Label, float Intensity) {
    Do(avatarbridge::Request::setEmotion(ToUtf8(Label), Intensity), EKind::Kept);
}

void UBridgeNpcComponent::SetStyle(const FString& Name) {
    Do(avatarbridge::Request::setStyle(ToUtf8(Name)), EKind::Kept);
}

void UBridgeNpcComponent::SetPolicy(const FString& Name) {
    Do(avatarbridge::Request::setPolicy(ToUtf8(Name)), EKind::Kept);
}

void UBridgeNpcComponent::SetStillness(float Amount) {
    Do(avatarbridge::Request::stillness(Amount), EKind::Kept);
}

void UBridgeNpcComponent::PlayGesture(const FString& Name, float Weight) {
    Do(avatarbridge::Request::playGesture(ToUtf8(Name), Weight));
}

void UBridgeNpcComponent::PlayGestureAt(const FString& Name, FVector Place, float Weight) {
    Do(avatarbridge::Request::playGesture(
        ToUtf8(Name), Weight, PointFrom(Stand(), BodyScale, Place)));
}

void UBridgeNpcComponent::Tell(const FString& Event, const FString& More) {
    const std::string Client = Link.IsValid() ? Link->GetOptions().clientName : "unreal";
    Do(avatarbridge::Request::playerEvent(Client, ToUtf8(Event), ToUtf8(More)));
}

void UBridgeNpcComponent::Ask(const avatarbridge::Request& Request, FBridgeAnswered Answered) {
    Send(Request, EKind::Once, MoveTemp(Answered));
}

void UBridgeNpcComponent::AskAndHear(
    const avatarbridge::Request& Request,
    TFunction<void(EBridgeHeard, const FString& Why)> Done) {
    const TSharedRef<FBridgeHearing> Hearing =
        MakeShared<FBridgeHearing>(MoveTemp(Done), FPlatformTime::Seconds());
    if (Shown.IsValid()) {
        Hearings.Add(Hearing);
    }
    Ask(Request, [Hearing](const FBridgeAnswer& Answer) {
        if (Answer.bDone) {
            Hearing->Expect(Answer.Turn, FPlatformTime::Seconds());
        } else {
            Hearing->End(EBridgeHeard::Cut, Answer.Message);
        }
    });
}

void UBridgeNpcComponent::Do(const avatarbridge::Request& Request, EKind Kind) {
    if (Kind == EKind::Kept && !HasBegunPlay()) {
        Early.Add([this, Request] { Do(Request, EKind::Kept); });
        return;
    }
    Send(Request, Kind, [this](const FBridgeAnswer& Answer) {
        if (!Answer.bDone) {
            Fail(Answer.Message);
        }
    });
}

/** Sends it, and passes on the answer if this still is who asked. */
void UBridgeNpcComponent::Send(const avatarbridge::Request& Request, EKind Kind,
                               FBridgeAnswered Answered) {
    if (!Shown.IsValid()) {
        FBridgeAnswer Refused;
        Refused.Code = TEXT("not-connected");
        Refused.Message = FString::Printf(
            TEXT("'%s' is not in play: its Bridge NPC has not begun, or is not active"),
            *Character);
        if (Answered) {
            Answered(Refused);
        }
        return;
    }
    const TWeakObjectPtr<UBridgeNpcComponent> Weak(this);
    const FBridgeAnswered Ours = [Weak, Asked = Life, Answered](const FBridgeAnswer& Answer) {
        const UBridgeNpcComponent* This = Weak.Get();
        if (This && This->Life == Asked && Answered) {
            Answered(Answer);
        }
    };
    if (Kind == EKind::Kept) {
        Shown->Set(Request, Ours);
    } else {
        Shown->Ask(Request, Ours);
    }
}
