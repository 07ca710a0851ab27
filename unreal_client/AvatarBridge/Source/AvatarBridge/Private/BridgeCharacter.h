#pragma once

#include "CoreMinimal.h"

#include <memory>
#include <string>

#include "AvatarBridge/Playback/CharacterStream.h"
#include "AvatarBridge/Playback/Note.h"
#include "AvatarBridge/Wire/Request.h"
#include "BridgeKept.h"
#include "BridgeTypes.h"

class FBridgeLink;
class UBridgeVoiceComponent;

/**
 * A character as all components of this game share it: its stream, its voice, its notes, and what
 * it was set to. Two worlds may show the same character, as when two players are tried out in the
 * editor: both are told of all, and one of them has the voice.
 *
 * Game thread. Whoever shows it holds it; the last one ends the following.
 */
class FBridgeCharacter final : public TSharedFromThis<FBridgeCharacter> {
public:
    /** Follows a character of a sidecar; null for what cannot be a name. */
    static TSharedPtr<FBridgeCharacter> Join(
        const TSharedRef<FBridgeLink>& OfLink, const std::string& Called);

    FBridgeCharacter(const TSharedRef<FBridgeLink>& InLink, const std::string& InName,
                     std::shared_ptr<avatarbridge::CharacterStream> InStream);
    ~FBridgeCharacter();
    UE_NONCOPYABLE(FBridgeCharacter)

    /** What is heard and seen of it, at its instant. */
    DECLARE_MULTICAST_DELEGATE_OneParam(FOnNote, const avatarbridge::Note&);
    FOnNote OnNote;

    FBridgeLink& GetLink() const { return *Link; }
    const std::string& GetName() const { return Name; }
    const std::shared_ptr<avatarbridge::CharacterStream>& GetStream() const { return Stream; }
    const FString& GetUtterance() const { return Utterance; }
    const FString& GetText() const { return Text; }

    /** The session that it is on stage in; empty while it is not. */
    const std::string& GetSession() const { return Session; }

    /** Tells of what has come due, and sets again what a new session does not know. */
    void Tick();

    void Ask(const avatarbridge::Request& Request, FBridgeAnswered Answered);

    /** Asks, and asks again of every session to come, until something else of its kind is. */
    void Set(const avatarbridge::Request& Request, FBridgeAnswered Answered);

    /** Makes somebody its voice, unless it has one; false when it has. */
    bool TakeVoice(UBridgeVoiceComponent* Voice);
    /** Ends that; false for somebody who is not its voice. */
    bool LeaveVoice(UBridgeVoiceComponent* Voice);

private:
    void NoticeSession();
    void AskKept(const avatarbridge::Request& Request, int32 Number, FBridgeAnswered Answered);
    void Keep(const avatarbridge::Note& Note);

    const TSharedRef<FBridgeLink> Link;
    const std::string Name;
    const std::shared_ptr<avatarbridge::CharacterStream> Stream;
    TWeakObjectPtr<UBridgeVoiceComponent> Voice;
    FBridgeKept Kept;
    std::string Session;
    FString Utterance;
    FString Text;
    avatarbridge::Note Due;
};
