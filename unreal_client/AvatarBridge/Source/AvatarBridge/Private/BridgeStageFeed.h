#pragma once

#include <memory>
#include <string>
#include <vector>

#include "AvatarBridge/Rig/Attendance.h"
#include "AvatarBridge/Rig/FaceSubject.h"
#include "BridgeLink.h"
#include "BridgeLiveLinkSourceSettings.h"
#include "CoreMinimal.h"
#include "HAL/CriticalSection.h"
#include "Misc/Guid.h"

class ILiveLinkClient;
struct FBridgeActor;

/** What the game thread wants to be shown, and when. */
struct FBridgeWishes {
    /** Nobody in particular means everybody. */
    std::vector<std::string> Characters;
    EBridgeSubjects Subjects = EBridgeSubjects::FaceAndBody;

    /** How long after it is pushed Live Link shows a frame. */
    double ShownAfterSeconds = 0.0;
    double PictureDelaySeconds = 0.0;

    avatarbridge::FaceTurns Turns;
};

/**
 * Shows a sidecar's characters to Live Link: follows who comes, lets go of who leaves, and at each
 * view pushes how everybody will be when Live Link shows it. The stream is ahead of time, so that
 * the future is known: what Live Link holds back to mix is no delay.
 *
 * View is for the link's thread, which must have ended with it before this is closed; the rest is
 * for any thread.
 */
class FBridgeStageFeed final : public IBridgeViewer {
public:
    /** The connection must live as long as it does. */
    FBridgeStageFeed(
        avatarbridge::Connection& InConnection, ILiveLinkClient& InClient, const FGuid& InSource);
    ~FBridgeStageFeed() override;

    void Wish(const FBridgeWishes& InWishes);

    void View(double NowSeconds) override;

    /** The names of those who are shown, with commas between them. Any thread. */
    FString Shown() const;

    /** Lets go of everybody and takes their subjects out of Live Link. */
    void Close();

private:
    void TakeWishes();
    void LookAtStage(double NowSeconds);
    void Enter(const std::string& Character);
    void Leave(const std::string& Character);
    void TellShown();

    avatarbridge::Connection& Connection;
    ILiveLinkClient& Client;
    FGuid Source;

    /** Of what other threads say and read. */
    mutable FCriticalSection Gate;
    FBridgeWishes Wished;
    bool bHasWish = false;
    FString ShownNames;

    FBridgeWishes Wishes;
    avatarbridge::Attendance Attendance;
    std::vector<std::unique_ptr<FBridgeActor>> Actors;
    double NextLookSeconds = 0.0;
    double NextLookAroundSeconds = 0.0;
    double LastDrawnSeconds = 0.0;
};
