#include "BridgeVmcSource.h"

#include "BridgeLog.h"
#include "BridgeVmcFeed.h"
#include "BridgeVmcSourceSettings.h"
#include "HAL/PlatformTime.h"
#include "Misc/EngineVersionComparison.h"
#include "OSCManager.h"
#include "UObject/Package.h"
#include "UObject/UObjectBase.h"

#define LOCTEXT_NAMESPACE "AvatarBridge"

namespace {

/** A sender that says nothing for so long has stopped: slow ones send 30 poses a second. */
constexpr double VmcSilenceSeconds = 1.0;

}  // namespace

FBridgeVmcSource::FBridgeVmcSource(const FBridgeVmcOptions& InOptions) : Options(InOptions) {}

FBridgeVmcSource::~FBridgeVmcSource() { Stop(); }

void FBridgeVmcSource::ReceiveClient(ILiveLinkClient* InClient, FGuid InSourceGuid) {
    Feed = MakeShared<FBridgeVmcFeed>(*InClient, InSourceGuid, Options.Character);
    Listen();
}

void FBridgeVmcSource::InitializeSettings(ULiveLinkSourceSettings* InSettings) {
    Settings = Cast<UBridgeVmcSourceSettings>(InSettings);
}

void FBridgeVmcSource::Update() {
    if (Feed.IsValid() && Settings.IsValid()) {
        const FBridgeFaceTurns& Turns = Settings->FaceTurns;
        Feed->SetHipsHeight(Settings->HipsHeightMetres);
        Feed->SetFaceTurns({Turns.Yaw, Turns.Pitch, Turns.Roll});
    }
}

bool FBridgeVmcSource::IsSourceStillValid() const {
    return Server.IsValid() && Server->IsActive();
}

bool FBridgeVmcSource::RequestSourceShutdown() {
    Stop();
    return true;
}

FText FBridgeVmcSource::GetSourceType() const {
    return LOCTEXT("VmcType", "Avatar Bridge VMC");
}

FText FBridgeVmcSource::GetSourceMachineName() const {
    return FText::FromString(
        FString::Printf(TEXT("%s:%d"), *Options.Address, Options.Port));
}

FText FBridgeVmcSource::GetSourceStatus() const {
    if (!IsSourceStillValid()) {
        return LOCTEXT("VmcBusy", "Cannot listen: another program has that port, or the address "
            "is not of this machine");
    }
    const double Heard = Feed->LastHeardSeconds();
    if (Heard == 0.0) {
        return LOCTEXT("VmcNothing", "Listening; nothing has come yet");
    }
    if (FPlatformTime::Seconds() - Heard > VmcSilenceSeconds) {
        return LOCTEXT("VmcSilent", "The sender has stopped");
    }
    return Feed->CountPoses() > 0 ? LOCTEXT("VmcActive", "Active")
                                  : LOCTEXT("VmcPoseless", "Messages come, but no pose in them");
}

TSubclassOf<ULiveLinkSourceSettings> FBridgeVmcSource::GetSettingsClass() const {
    return UBridgeVmcSourceSettings::StaticClass();
}

void FBridgeVmcSource::Listen() {
    if (!Options.IsUsable()) {
        UE_LOG(LogAvatarBridge, Error, TEXT("VMC needs a port from 1 to 65535 and a name: %s"),
               *Options.ToString());
        return;
    }
    Server.Reset(UOSCManager::CreateOSCServer(
        Options.Address, Options.Port, false, false, TEXT("AvatarBridgeVmc"),
        GetTransientPackage()));
    if (!Server.IsValid()) {
        UE_LOG(LogAvatarBridge, Warning, TEXT("No OSC server could be made for %s"),
               *Options.ToString());
        return;
    }
    Server->OnOscMessageReceivedNative.AddSP(Feed.ToSharedRef(), &FBridgeVmcFeed::Hear);
#if WITH_EDITOR && UE_VERSION_OLDER_THAN(5, 5, 0)
    // Since 5.5 servers no longer tick: the 5.5 page of UOSCServer/SetTickInEditor says so.
    Server->SetTickInEditor(true);
#endif
    Server->Listen();
    if (!Server->IsActive()) {
        UE_LOG(LogAvatarBridge, Warning, TEXT("Nothing can be heard at %s:%d"), *Options.Address,
               Options.Port);
    }
}

void FBridgeVmcSource::Stop() {
    // At the engine's end objects go before Live Link lets go of its sources.
    if (Server.IsValid() && UObjectInitialized()) {
        Server->Stop();  // first: since 5.5 its messages do not come on this thread
        Server->OnOscMessageReceivedNative.RemoveAll(Feed.Get());
        Server.Reset();
    }
    if (Feed.IsValid()) {
        Feed->Close();
        Feed.Reset();
    }
}

#undef LOCTEXT_NAMESPACE
