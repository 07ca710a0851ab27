#pragma once

#include "CoreMinimal.h"
#include "HAL/CriticalSection.h"
#include "HAL/Runnable.h"

#include <atomic>
#include <map>
#include <string>

#include "AvatarBridge/Link/Connection.h"
#include "AvatarBridge/Link/Options.h"
#include "AvatarBridge/Wire/Request.h"
#include "BridgeClock.h"
#include "BridgeSocket.h"
#include "BridgeTypes.h"

class FBridgeCharacter;
class FRunnableThread;

/** Somebody who shows poses: is called about 120 times a second on the link's thread. */
class IBridgeViewer {
public:
    virtual ~IBridgeViewer() = default;

    virtual void View(double NowSeconds) = 0;
};

/**
 * The connection to one sidecar, shared by all that this game has of it: Live Link sources,
 * voices, NPC components. The hub makes it; it ends with the last who holds it.
 *
 * One thread of its own reads, sends and calls the viewers. All methods may be called from any
 * thread but where they say otherwise; none waits for the network.
 */
class FBridgeLink final : public FRunnable, public TSharedFromThis<FBridgeLink> {
public:
    /** Options that cannot be used make a link whose connection is stopped, and says why. */
    explicit FBridgeLink(const avatarbridge::Options& InOptions);
    virtual ~FBridgeLink() override;
    UE_NONCOPYABLE(FBridgeLink)

    const avatarbridge::Options& GetOptions() const { return Options; }

    /** The core's connection: whom it follows, how it is, what is wrong. */
    avatarbridge::Connection& Connection() { return Core; }

    /** A character as all components share it (game thread); null for what cannot be a name. */
    TSharedPtr<FBridgeCharacter> Character(const FString& Name);

    /**
     * Asks something; the answer comes exactly once, on the game thread, unless that ends. What
     * takes it is destroyed there too, so that it may hold what belongs to the game thread.
     */
    void Ask(const std::string& Character, const avatarbridge::Request& Request,
             FBridgeAnswered Answered);

    void AddViewer(const TSharedRef<IBridgeViewer>& Viewer);

    /** Ends viewing: when it returns, no call is under way and none comes any more. */
    void RemoveViewer(const TSharedRef<IBridgeViewer>& Viewer);

    /** Ends the thread and the connection for good; called by the module that goes. */
    void Close();

    virtual uint32 Run() override;
    virtual void Stop() override { bStopping = true; }

private:
    int MillisToView(double Now) const;
    void View(double Now);

    const avatarbridge::Options Options;
    FBridgeClock Clock;
    FBridgeConnector Connector;
    avatarbridge::Connection Core;
    TUniquePtr<FRunnableThread> Thread;
    std::atomic<bool> bStopping{false};

    mutable FCriticalSection ViewersMutex;
    TArray<TWeakPtr<IBridgeViewer>> Viewers;
    double NextView = 0.0;

    std::map<std::string, TWeakPtr<FBridgeCharacter>> Stage;  // capitals count, unlike in a TMap
};
