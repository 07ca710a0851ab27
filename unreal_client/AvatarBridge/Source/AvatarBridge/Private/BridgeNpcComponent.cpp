#include "BridgeNpcComponent.h"

#include "GameFramework/Actor.h"
#include "HAL/PlatformTime.h"

#include "BridgeAttention.h"
#include "BridgeCharacter.h"
#include "BridgeClock.h"
#include "BridgeGameSources.h"
#include "BridgeHearing.h"
#include "BridgeHub.h"
#include "BridgeLink.h"
#include "BridgeLog.h"
#include "BridgeText.h"
#include "BridgeVoiceClaim.h"

UBridgeNpcComponent::UBridgeNpcComponent(const FObjectInitializer& ObjectInitializer)
    : Super(ObjectInitializer), Voice(MakeShared<FBridgeVoiceClaim>()) {
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
    Session = Shown->GetSession();
    SeekVoice();
    const TArray<TFunction<void()>> Asked = MoveTemp(Early);
    Early.Reset();
    for (const TFunction<void()>& Ask : Asked) {
        Ask();
    }
}

void UBridgeNpcComponent::Leave(const FString& Why) {
    if (!Shown.IsValid()) {
        return;
    }
    Life++;  // answers that are still under way concern nobody
    Shown->OnNote.Remove(NoteHandle);
    Voice->Drop();
    Attention.Reset();
    Shown.Reset();
    Link.Reset();
    EndHearings(Why);
    if (bConnected) {
        bConnected = false;
        OnConnected.Broadcast(false);
    }
}

void UBridgeNpcComponent::SeekVoice() {
    if (Shown.IsValid()) {
        Voice->Seek(Shown.ToSharedRef(), GetOwner(), FPlatformTime::Seconds());
    }
}

void UBridgeNpcComponent::SetVoice(UBridgeVoiceComponent* InVoice) {
    Voice->Choose(InVoice);
    SeekVoice();
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
    const TSharedRef<FBridgeCharacter> Held = Shown.ToSharedRef();  // listeners may end ours
    Held->Tick();
    if (Session != Held->GetSession()) {
        const bool bAnew = !Session.empty();
        Session = Held->GetSession();
        if (bAnew) {
            EndHearings(TEXT("the sidecar was started anew"));
        }
    }
    SeekVoice();
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
