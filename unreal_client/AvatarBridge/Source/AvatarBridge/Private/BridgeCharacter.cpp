#include "BridgeCharacter.h"

#include "BridgeClock.h"
#include "BridgeLink.h"
#include "BridgeLog.h"
#include "BridgeSettings.h"
#include "BridgeText.h"
#include "BridgeVoiceComponent.h"

namespace {

/** Whether nobody knows what became of a request: it may be asked again. */
bool IsLost(const FString& Code) {
    using avatarbridge::Answer;
    for (const char* One :
         {Answer::kNotConnected, Answer::kTimedOut, Answer::kLost, Answer::kTooMany}) {
        if (Code == FromUtf8(One)) {
            return true;
        }
    }
    return false;
}

}  // namespace

TSharedPtr<FBridgeCharacter> FBridgeCharacter::Join(
    const TSharedRef<FBridgeLink>& OfLink, const std::string& Called) {
    const std::shared_ptr<avatarbridge::CharacterStream> Heard =
        OfLink->Connection().follow(Called);
    if (!Heard) {
        return nullptr;
    }
    const float DelayMillis = GetDefault<UBridgeSettings>()->PlayoutDelayMillis;
    Heard->setPlayoutDelay(static_cast<std::int64_t>(DelayMillis * 1000.0f));
    return MakeShared<FBridgeCharacter>(OfLink, Called, Heard);
}

FBridgeCharacter::FBridgeCharacter(const TSharedRef<FBridgeLink>& InLink,
                                   const std::string& InName,
                                   std::shared_ptr<avatarbridge::CharacterStream> InStream)
    : Link(InLink), Name(InName), Stream(MoveTemp(InStream)) {}

FBridgeCharacter::~FBridgeCharacter() {
    Link->Connection().unfollow(Name);
}

void FBridgeCharacter::Tick() {
    NoticeSession();
    const double Now = FBridgeClock::Micros();
    while (Stream->dequeue(Now, Due)) {
        // Whoever is told may lead to being told more: the note must be theirs alone.
        const avatarbridge::Note Note = Due;
        Keep(Note);
        OnNote.Broadcast(Note);
    }
}

void FBridgeCharacter::NoticeSession() {
    const avatarbridge::DescriptionPtr Description = Stream->description();
    if (!Description) {
        return;
    }
    if (Session != Description->sessionId) {
        UE_LOG(LogAvatarBridge, Log, TEXT("%s is on stage"), *FromUtf8(Name));
        Session = Description->sessionId;
        Utterance.Reset();
        Text.Reset();
    }
    Kept.TellAgain(Session, [this](const avatarbridge::Request& Request, int32 Number) {
        AskKept(Request, Number, nullptr);
    });
}

void FBridgeCharacter::Keep(const avatarbridge::Note& Note) {
    const FString Id = FromUtf8(Note.utteranceId);
    if (Note.kind == avatarbridge::NoteKind::UtteranceStarted) {
        Utterance = Id;
        Text = FromUtf8(Note.text);
    } else if (Id == Utterance && (Note.kind == avatarbridge::NoteKind::UtteranceEnded ||
                                   Note.kind == avatarbridge::NoteKind::Interrupted)) {
        Utterance.Reset();
        Text.Reset();
    }
}

void FBridgeCharacter::Ask(const avatarbridge::Request& Request, FBridgeAnswered Answered) {
    Link->Ask(Name, Request, MoveTemp(Answered));
}

void FBridgeCharacter::Set(const avatarbridge::Request& Request, FBridgeAnswered Answered) {
    AskKept(Request, Kept.Remember(Request), MoveTemp(Answered));
}

void FBridgeCharacter::AskKept(const avatarbridge::Request& Request, int32 Number,
                               FBridgeAnswered Answered) {
    const TWeakPtr<FBridgeCharacter> Weak = AsWeak();
    const std::string Kind(Request.kind());
    Ask(Request, [Weak, Kind, Number, Asked = Session, Answered](const FBridgeAnswer& Answer) {
        if (const TSharedPtr<FBridgeCharacter> Character = Weak.Pin()) {
            // What was asked before anybody was there, the first session has answered.
            const std::string& Told = Asked.empty() ? Character->Session : Asked;
            Character->Kept.Answer(Kind, Number, Told, !IsLost(Answer.Code));
        }
        if (Answered) {
            Answered(Answer);
        }
    });
}

bool FBridgeCharacter::TakeVoice(UBridgeVoiceComponent* InVoice) {
    if (Voice.IsValid() && Voice.Get() != InVoice) {
        return false;
    }
    Voice = InVoice;
    return true;
}

bool FBridgeCharacter::LeaveVoice(UBridgeVoiceComponent* InVoice) {
    if (Voice.Get() != InVoice) {
        return false;
    }
    Voice.Reset();
    return true;
}
