#pragma once

#include "CoreMinimal.h"

class AActor;
class FBridgeCharacter;
class UBridgeVoiceComponent;

/**
 * What one Bridge NPC is heard from: the Bridge Voice that was chosen for it, or else the first of
 * its actor that is nobody's. A voice is one character's at a time, and a character has one voice.
 *
 * Who finds none is seen but not heard, and looks again every second: a voice may be added, or
 * another NPC may leave its own. Game thread.
 */
class FBridgeVoiceClaim {
public:
    FBridgeVoiceClaim() = default;
    ~FBridgeVoiceClaim() { Drop(); }
    UE_NONCOPYABLE(FBridgeVoiceClaim)

    /** Chooses what to be heard from; null to be heard nowhere. */
    void Choose(UBridgeVoiceComponent* Voice);

    /** Looks for a voice, unless there is one. */
    void Seek(const TSharedRef<FBridgeCharacter>& Character, const AActor* Owner,
              double NowSeconds);

    /** Leaves the voice to others; what was chosen stays so. */
    void Drop();

private:
    /** Says why nothing is heard, once for each time that it is looked for anew. */
    void Tell(const FBridgeCharacter& Character, const UBridgeVoiceComponent* Found,
              const AActor* Owner);

    TWeakPtr<FBridgeCharacter> Speaker;
    TWeakObjectPtr<UBridgeVoiceComponent> Chosen;
    TWeakObjectPtr<UBridgeVoiceComponent> Held;
    bool bChosen = false;
    bool bTold = false;
    double NextSeconds = 0.0;
};
