#pragma once

#include "CoreMinimal.h"

#include "AvatarBridge/Playback/Note.h"

/** How a turn ended for those who listened. */
enum class EBridgeHeard : uint8 {
    /** All of it was heard. */
    All,
    /** It was cut, could not be said, or nobody is there any more. */
    Cut,
};

/**
 * Waits until a turn was heard to its end. A turn may have several utterances, and none says that
 * it is the last: it has ended when no other begins soon after. Game thread; the NPC component
 * that it listens to ticks it.
 */
class FBridgeHearing {
public:
    using FDone = TFunction<void(EBridgeHeard, const FString& Why)>;

    FBridgeHearing(FDone InDone, double NowSeconds)
        : Done(MoveTemp(InDone)), AskedSeconds(NowSeconds) {}

    /** Tells which turn it is, when the sidecar has answered. */
    void Expect(const FString& InTurn, double NowSeconds);

    void Take(const avatarbridge::Note& Note, bool bSpeaking, double NowSeconds);

    /** Ends what has been silent for long enough, or was never heard. */
    void Tick(double NowSeconds);

    /** Ends it now; only the first end counts. */
    void End(EBridgeHeard Heard, const FString& Why);

    bool IsDone() const { return !Done; }

private:
    void Begin(const avatarbridge::Note& Note);
    bool HasBegun() const;
    bool IsOurs(const avatarbridge::Note& Note) const;

    FDone Done;
    FString Turn;
    FString EndedTurn;
    TMap<FString, FString> TurnOfUtterance;
    double AskedSeconds;
    double EndedSeconds = -1.0;
};
