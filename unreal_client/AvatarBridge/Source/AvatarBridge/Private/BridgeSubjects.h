#pragma once

#include <optional>

#include "AvatarBridge/Playback/Pose.h"
#include "AvatarBridge/Rig/BodySubject.h"
#include "AvatarBridge/Rig/FaceSubject.h"
#include "AvatarBridge/Wire/Rig.h"
#include "BridgeLiveLinkSourceSettings.h"
#include "CoreMinimal.h"
#include "LiveLinkTypes.h"
#include "Misc/Guid.h"

class ILiveLinkClient;

/** When a pose belongs. */
struct FBridgeInstant {
    /** On the engine's clock, `FPlatformTime::Seconds`: when it is pushed. */
    double WorldSeconds = 0.0;

    /** Where the voice is then, on the sidecar's clock; less than 0 while nobody knows. */
    double SceneSeconds = -1.0;

    /** Frames a second of that time. */
    int32 FrameRate = 60;
};

/**
 * One character as Live Link sees it: a face of the basic role, which animation blueprints take
 * for Live Link Face's, and a body of the animation role. One thread at a time.
 */
class FBridgeSubjects {
public:
    FBridgeSubjects(
        ILiveLinkClient& InClient, const FGuid& InSource, const FString& Character,
        EBridgeSubjects InShown);

    /** Says what the subjects are made of. Live Link then forgets their frames. */
    void Introduce(const avatarbridge::Rig& Rig);

    /** Says how they are; does nothing before the first introduction. */
    void Show(const avatarbridge::Pose& Pose, const FBridgeInstant& At);

    /** Turns the face's head otherwise from now on; nothing needs to be introduced anew. */
    void Turn(const avatarbridge::FaceTurns& InTurns);

    /** Shows more or less of the character; what appears must be introduced. */
    void Choose(EBridgeSubjects InShown);

    /** Takes them out of Live Link. */
    void Remove();

private:
    void IntroduceFace();
    void IntroduceBody();
    void ShowFace(const avatarbridge::Pose& Pose, const FBridgeInstant& At);
    void ShowBody(const avatarbridge::Pose& Pose, const FBridgeInstant& At);
    bool HasFace() const { return Shown != EBridgeSubjects::Body; }
    bool HasBody() const { return Shown != EBridgeSubjects::Face; }

    ILiveLinkClient& Client;
    FLiveLinkSubjectKey FaceKey;
    FLiveLinkSubjectKey BodyKey;
    EBridgeSubjects Shown;
    avatarbridge::FaceTurns Turns;
    std::optional<avatarbridge::FaceSubject> Face;
    std::optional<avatarbridge::BodySubject> Body;
};
