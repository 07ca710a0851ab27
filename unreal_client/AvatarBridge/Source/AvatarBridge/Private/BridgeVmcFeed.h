#pragma once

#include "AvatarBridge/Playback/Pose.h"
#include "AvatarBridge/Vmc/VmcStage.h"
#include "BridgeSubjects.h"
#include "CoreMinimal.h"
#include "HAL/CriticalSection.h"

class ILiveLinkClient;
struct FOSCMessage;

/**
 * Shows to Live Link what an OSC server hears of VMC. The engine's server calls from the game
 * thread up to 5.4 and from a task of its own since, so this guards itself. Any thread.
 */
class FBridgeVmcFeed {
public:
    FBridgeVmcFeed(ILiveLinkClient& Client, const FGuid& Source, const FString& Character);

    /** Takes a message of the server; pushes the pose that it completes. */
    void Hear(const FOSCMessage& Message, const FString& Address, uint16 Port);

    void SetHipsHeight(float Metres);

    void SetFaceTurns(const avatarbridge::FaceTurns& Turns);

    /** Poses that were shown. */
    int64 CountPoses() const;

    /** On the engine's clock; 0 while nothing of VMC has come. */
    double LastHeardSeconds() const;

    /** Takes the subjects out of Live Link; what still comes is not heard. */
    void Close();

private:
    void Show(double NowSeconds);

    mutable FCriticalSection Gate;
    avatarbridge::VmcStage Stage;
    avatarbridge::Pose Pose;
    FBridgeSubjects Subjects;
    bool bIntroduced = false;
    bool bClosed = false;
    double HeardSeconds = 0.0;
};
