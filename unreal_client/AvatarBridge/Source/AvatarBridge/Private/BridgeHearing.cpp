#include "BridgeHearing.h"

#include "BridgeText.h"

namespace {

constexpr double NextUtteranceSeconds = 0.7;
constexpr double FirstUtteranceSeconds = 60.0;  // a large model may think that long

}  // namespace

void FBridgeHearing::Expect(const FString& InTurn, double NowSeconds) {
    Turn = InTurn;
    AskedSeconds = NowSeconds;
    if (EndedTurn == Turn) {
        EndedSeconds = NowSeconds;
    }
}

void FBridgeHearing::Take(const avatarbridge::Note& Note, bool bSpeaking, double NowSeconds) {
    switch (Note.kind) {
        case avatarbridge::NoteKind::UtteranceStarted:
            Begin(Note);
            break;
        case avatarbridge::NoteKind::UtteranceEnded:
            EndedTurn = TurnOfUtterance.FindRef(FromUtf8(Note.utteranceId));
            if (IsOurs(Note)) {
                EndedSeconds = NowSeconds;
            }
            break;
        case avatarbridge::NoteKind::Interrupted:
            if (IsOurs(Note)) {
                End(EBridgeHeard::Cut, TEXT("it was interrupted"));
            }
            break;
        case avatarbridge::NoteKind::Error:
            if (!Turn.IsEmpty() && !bSpeaking) {
                End(EBridgeHeard::Cut, FromUtf8(Note.text));
            }
            break;
        default:
            break;
    }
}

void FBridgeHearing::Begin(const avatarbridge::Note& Note) {
    TurnOfUtterance.Add(FromUtf8(Note.utteranceId), FromUtf8(Note.turnId));
    if (IsOurs(Note)) {
        EndedSeconds = -1.0;
    } else if (EndedSeconds >= 0.0) {
        End(EBridgeHeard::All, FString());  // another turn has its go
    }
}

void FBridgeHearing::Tick(double NowSeconds) {
    if (EndedSeconds >= 0.0 && NowSeconds - EndedSeconds > NextUtteranceSeconds) {
        End(EBridgeHeard::All, FString());
    } else if (!HasBegun() && NowSeconds - AskedSeconds > FirstUtteranceSeconds) {
        End(EBridgeHeard::Cut, TEXT("nothing of it was heard"));
    }
}

void FBridgeHearing::End(EBridgeHeard Heard, const FString& Why) {
    if (Done) {
        const FDone Tell = MoveTemp(Done);
        Done = nullptr;
        Tell(Heard, Why);
    }
}

bool FBridgeHearing::HasBegun() const {
    for (const TPair<FString, FString>& Known : TurnOfUtterance) {
        if (!Turn.IsEmpty() && Known.Value == Turn) {
            return true;
        }
    }
    return false;
}

bool FBridgeHearing::IsOurs(const avatarbridge::Note& Note) const {
    const FString* Of = TurnOfUtterance.Find(FromUtf8(Note.utteranceId));
    return !Turn.IsEmpty() && Of && *Of == Turn;
}
