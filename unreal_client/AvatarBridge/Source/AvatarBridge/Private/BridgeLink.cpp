#include "BridgeLink.h"

#include "Async/Async.h"
#include "HAL/PlatformTime.h"
#include "HAL/RunnableThread.h"
#include "Misc/ScopeLock.h"

#include "BridgeCharacter.h"
#include "BridgeLog.h"
#include "BridgeText.h"

namespace {

constexpr double ViewSeconds = 1.0 / 120.0;
constexpr int IdleMillis = 10;  // how long a request waits at most before it is sent

FBridgeAnswer FromCore(const avatarbridge::Answer& Answer) {
    FBridgeAnswer Told;
    Told.bDone = Answer.isDone;
    Told.Turn = FromUtf8(Answer.reply.turnId);
    Told.Code = FromUtf8(Answer.code);
    Told.Message = FromUtf8(Answer.message);
    return Told;
}

}  // namespace

FBridgeLink::FBridgeLink(const avatarbridge::Options& InOptions)
    : Options(InOptions), Core(Options, Clock, Connector) {
    if (Core.state() == avatarbridge::ConnectionState::Stopped) {
        UE_LOG(LogAvatarBridge, Error, TEXT("No sidecar can be reached: %s"),
               *FromUtf8(Core.lastError()));
        return;
    }
    Thread = TUniquePtr<FRunnableThread>(
        FRunnableThread::Create(this, TEXT("Avatar Bridge"), 0, TPri_AboveNormal));
    UE_LOG(LogAvatarBridge, Log, TEXT("Looking for a sidecar at %s"),
           *FromUtf8(Options.streamEndpoint));
}

FBridgeLink::~FBridgeLink() {
    Close();
}

void FBridgeLink::Close() {
    bStopping = true;
    if (Thread) {
        Thread->WaitForCompletion();
        Thread.Reset();
        Core.close();
    }
}

TSharedPtr<FBridgeCharacter> FBridgeLink::Character(const FString& Name) {
    check(IsInGameThread());
    TWeakPtr<FBridgeCharacter>& Known = Stage[ToUtf8(Name)];
    TSharedPtr<FBridgeCharacter> Held = Known.Pin();
    if (!Held.IsValid()) {
        Held = FBridgeCharacter::Join(AsShared(), ToUtf8(Name));
        Known = Held;
    }
    return Held;
}

void FBridgeLink::Ask(const std::string& Character, const avatarbridge::Request& Request,
                      FBridgeAnswered Answered) {
    TSharedPtr<FBridgeAnswered> Asker = MakeShared<FBridgeAnswered>(MoveTemp(Answered));
    Core.ask(Character, Request, [Asker](const avatarbridge::Answer& Answer) mutable {
        AsyncTask(ENamedThreads::GameThread,
                  [Asker = MoveTemp(Asker), Told = FromCore(Answer)] {
                      if (*Asker) {
                          (*Asker)(Told);
                      }
                  });
    });
}

void FBridgeLink::AddViewer(const TSharedRef<IBridgeViewer>& Viewer) {
    const FScopeLock Lock(&ViewersMutex);
    Viewers.Add(Viewer);
}

void FBridgeLink::RemoveViewer(const TSharedRef<IBridgeViewer>& Viewer) {
    const FScopeLock Lock(&ViewersMutex);
    Viewers.RemoveAll([&Viewer](const TWeakPtr<IBridgeViewer>& One) {
        return !One.IsValid() || One.Pin() == Viewer;
    });
}

uint32 FBridgeLink::Run() {
    while (!bStopping) {
        Core.pump(MillisToView(FPlatformTime::Seconds()));
        const double Now = FPlatformTime::Seconds();
        if (Now >= NextView) {
            // Who was kept waiting for long does not catch up on what nobody would see.
            NextView = FMath::Max(NextView + ViewSeconds, Now);
            View(Now);
        }
    }
    return 0;
}

int FBridgeLink::MillisToView(double Now) const {
    return FMath::Clamp(static_cast<int>((NextView - Now) * 1000.0), 1, IdleMillis);
}

void FBridgeLink::View(double Now) {
    const FScopeLock Lock(&ViewersMutex);
    const TArray<TWeakPtr<IBridgeViewer>> All = Viewers;  // a viewer may end its own viewing
    for (const TWeakPtr<IBridgeViewer>& One : All) {
        if (const TSharedPtr<IBridgeViewer> Viewer = One.Pin()) {
            Viewer->View(Now);
        }
    }
}
