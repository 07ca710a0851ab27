#include "BridgeNpcComponent.h"

#include "GameFramework/Actor.h"

#include "BridgeAttention.h"
#include "BridgeCharacter.h"
#include "BridgeClock.h"
#include "BridgeGameSources.h"
#include "BridgeHearing.h"
#include "BridgeHub.h"
#include "BridgeLink.h"
#include "BridgeLog.h"
#include "BridgeStand.h"
#include "BridgeText.h"
#include "BridgeVoiceComponent.h"

UBridgeNpcComponent::UBridgeNpcComponent(const FObjectInitializer& ObjectInitializer)
    : Super(ObjectInitializer) {
    PrimaryComponentTick.bCanEverTick = true;
    PrimaryComponentTick.bTickEvenWhenPaused = true;  // the sidecar does not pause
    bAutoActivate = true;
}

// How it comes onto its actor, and leaves it.

void UBridgeNpcComponent::BeginPlay() {
    Super::BeginPlay();
    Join();
}

void UBridgeNpcComponent::EndPlay(const EEndPlayReason::Type EndPlayReason) {
    Leave(TEXT("play has ended"));
    Super::EndPlay(EndPlayReason);
}

void UBridgeNpcComponent::Activate(bool bReset) {
    Super::Activate(bReset);
    Join();
}

void UBridgeNpcComponent::Deactivate() {
    Super::Deactivate();
    Leave(TEXT("the Bridge NPC was deactivated"));
}

void UBridgeNpcComponent::Join() {
    if (Shown.IsValid() || !HasBegunPlay() || !IsActive()) {
        return;
    }
    Link = FBridgeHub::Get().Link(FBridgeHub::ProjectOptions(StreamEndpoint, ControlEndpoint));
    Shown = Link->Character(Character);
    if (!Shown.IsValid()) {
        Link.Reset();
        Fail(FString::Printf(TEXT("'%s' cannot be the name of a character"), *Character));
        return;
    }
    FBridgeGameSources::Get().Show(Shown.ToSharedRef());
    NoteHandle = Shown->OnNote.AddUObject(this, &UBridgeNpcComponent::Hear);
    const TWeakObjectPtr<UBridgeNpcComponent> Weak(this);
    Attention = MakeShared<FBridgeAttention>(
        [Weak](const avatarbridge::Request& Request, FBridgeAnswered Answered) {
            if (UBridgeNpcComponent* This = Weak.Get()) {
                This->Ask(Request, MoveTemp(Answered));
            }
        });
    Attention->SetTarget(LookTarget);
    TakeVoice();
}

void UBridgeNpcComponent::Leave(const FString& Why) {
    if (!Shown.IsValid()) {
        return;
    }
    Life++;  // answers that are still under way concern nobody
    Shown->OnNote.Remove(NoteHandle);
    SetVoice(nullptr);
    Attention.Reset();
    Shown.Reset();
    Link.Reset();
    EndHearings(Why);
    if (bConnected) {
        bConnected = false;
        OnConnected.Broadcast(false);
    }
}

void UBridgeNpcComponent::TakeVoice() {
    if (!Voice.IsValid() && GetOwner()) {
        Voice = GetOwner()->FindComponentByClass<UBridgeVoiceComponent>();
    }
    if (!Voice.IsValid()) {
        return;
    }
    if (Shown->TakeVoice(Voice.Get())) {
        Voice->Play(Shown->GetStream());
    } else {
        UE_LOG(LogAvatarBridge, Warning, TEXT("%s has a voice already: %s stays silent"),
               *Character, *GetPathName());
    }
}

void UBridgeNpcComponent::SetVoice(UBridgeVoiceComponent* InVoice) {
    if (UBridgeVoiceComponent* Old = Voice.Get(); Old && Shown.IsValid()) {
        if (Shown->LeaveVoice(Old)) {
            Old->Play(nullptr);
        }
    }
    Voice = InVoice;
    if (InVoice && Shown.IsValid()) {
        TakeVoice();
    }
}

void UBridgeNpcComponent::SetCharacter(const FString& Name) {
    Leave(TEXT("the Bridge NPC became somebody else"));
    Character = Name;
    Join();
}

// What it does as time goes by.

void UBridgeNpcComponent::TickComponent(float DeltaTime, ELevelTick TickType,
                                        FActorComponentTickFunction* ThisTickFunction) {
    Super::TickComponent(DeltaTime, TickType, ThisTickFunction);
    NoticeConnection();
    if (!Shown.IsValid()) {
        return;
    }
    const std::string Before = Shown->GetSession();
    const TSharedRef<FBridgeCharacter> Held = Shown.ToSharedRef();  // listeners may end ours
    Held->Tick();
    if (!Before.empty() && Before != Held->GetSession()) {
        EndHearings(TEXT("the sidecar was started anew"));
    }
    const double Now = FPlatformTime::Seconds();
    if (Attention.IsValid() && IsOnStage()) {
        Attention->Follow(Stand(), BodyScale, Held->GetSession(), Now);
        LookTarget = Attention->GetTarget();  // none when it was destroyed
    }
    const TArray<TSharedRef<FBridgeHearing>> All = Hearings;
    for (const TSharedRef<FBridgeHearing>& Hearing : All) {
        Hearing->Tick(Now);
    }
    Hearings.RemoveAll([](const TSharedRef<FBridgeHearing>& One) { return One->IsDone(); });
}

void UBridgeNpcComponent::NoticeConnection() {
    const bool bNow =
        Link.IsValid() &&
        Link->Connection().state() == avatarbridge::ConnectionState::Connected;
    if (bNow != bConnected) {
        bConnected = bNow;
        OnConnected.Broadcast(bNow);
    }
}

void UBridgeNpcComponent::EndHearings(const FString& Why) {
    const TArray<TSharedRef<FBridgeHearing>> All = MoveTemp(Hearings);
    Hearings.Reset();
    for (const TSharedRef<FBridgeHearing>& Hearing : All) {
        Hearing->End(EBridgeHeard::Cut, Why);
    }
}

void UBridgeNpcComponent::Hear(const avatarbridge::Note& Note) {
    const TArray<TSharedRef<FBridgeHearing>> All = Hearings;
    for (const TSharedRef<FBridgeHearing>& Hearing : All) {
        Hearing->Take(Note, IsSpeaking(), FPlatformTime::Seconds());
    }
    Announce(Note);
}

void UBridgeNpcComponent::Announce(const avatarbridge::Note& Note) {
    FBridgeNote Told;
    Told.Text = FromUtf8(Note.text);
    Told.Detail = FromUtf8(Note.detail);
    Told.Utterance = FromUtf8(Note.utteranceId);
    Told.Turn = FromUtf8(Note.turnId);
    Told.Seconds =
        static_cast<float>((Note.endMicros - Note.ptsMicros) / FBridgeClock::MicrosOfSecond);
    switch (Note.kind) {
        case avatarbridge::NoteKind::UtteranceStarted:
            OnUtteranceStarted.Broadcast(Told);
            break;
        case avatarbridge::NoteKind::Word:
            OnWord.Broadcast(Told);
            break;
        case avatarbridge::NoteKind::Moment:
            OnMoment.Broadcast(Told);
            break;
        case avatarbridge::NoteKind::UtteranceEnded:
            OnUtteranceEnded.Broadcast(Told);
            break;
        case avatarbridge::NoteKind::Interrupted:
            OnInterrupted.Broadcast(Told);
            break;
        case avatarbridge::NoteKind::Error:
            Fail(Told.Text);
            break;
    }
}

// What it is asked.

void UBridgeNpcComponent::Say(const FString& Text, const FString& Language) {
    Do(avatarbridge::Request::say(ToUtf8(Text), ToUtf8(Language)));
}

void UBridgeNpcComponent::TakeTurn(const FString& PlayerSaid) {
    Do(avatarbridge::Request::turn(ToUtf8(PlayerSaid)));
}

void UBridgeNpcComponent::Interrupt() {
    EndHearings(TEXT("it was interrupted"));
    Do(avatarbridge::Request::interrupt());
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
    Hearings.Add(Hearing);
    Ask(Request, [Hearing](const FBridgeAnswer& Answer) {
        if (Answer.bDone) {
            Hearing->Expect(Answer.Turn, FPlatformTime::Seconds());
        } else {
            Hearing->End(EBridgeHeard::Cut, Answer.Message);
        }
    });
}

void UBridgeNpcComponent::Do(const avatarbridge::Request& Request, EKind Kind) {
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
        Answered(Refused);
        return;
    }
    const TWeakObjectPtr<UBridgeNpcComponent> Weak(this);
    const FBridgeAnswered Ours = [Weak, Asked = Life, Answered](const FBridgeAnswer& Answer) {
        const UBridgeNpcComponent* This = Weak.Get();
        if (This && This->Life == Asked) {
            Answered(Answer);
        }
    };
    if (Kind == EKind::Kept) {
        Shown->Set(Request, Ours);
    } else {
        Shown->Ask(Request, Ours);
    }
}

void UBridgeNpcComponent::Fail(const FString& Why) {
    UE_LOG(LogAvatarBridge, Warning, TEXT("%s: %s"), *Character, *Why);
    OnError.Broadcast(Why);
}

// What can be seen of it.

FTransform UBridgeNpcComponent::Stand() const {
    return GetComponentTransform();
}

bool UBridgeNpcComponent::IsOnStage() const {
    return Shown.IsValid() && Shown->GetStream()->description() != nullptr;
}

bool UBridgeNpcComponent::IsSpeaking() const {
    return Shown.IsValid() && !Shown->GetUtterance().IsEmpty();
}

FString UBridgeNpcComponent::GetCurrentText() const {
    return Shown.IsValid() ? Shown->GetText() : FString();
}

FString UBridgeNpcComponent::GetProblem() const {
    return Link.IsValid() ? FromUtf8(Link->Connection().lastError()) : FString();
}

FBridgeMeters UBridgeNpcComponent::GetMeters() const {
    FBridgeMeters Told;
    if (Shown.IsValid()) {
        const avatarbridge::Meters Now = Shown->GetStream()->measure(FBridgeClock::Micros());
        Told.SkewMillis = static_cast<float>(Now.skewMicros / 1000.0);
        Told.BufferedMillis = static_cast<float>(Now.bufferedMicros / 1000.0);
        Told.RoundTripMillis = static_cast<float>(Now.roundTripMicros / 1000.0);
        Told.Underruns = static_cast<int32>(Now.underruns);
        Told.Lost = static_cast<int32>(Now.lost);
        Told.bHasVoice = Now.hasDevice;
    }
    return Told;
}
