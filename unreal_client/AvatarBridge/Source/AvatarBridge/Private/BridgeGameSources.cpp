#include "BridgeGameSources.h"

#include "BridgeCharacter.h"
#include "BridgeLink.h"
#include "BridgeLiveLinkSource.h"
#include "BridgeLog.h"
#include "BridgeSettings.h"
#include "BridgeText.h"
#include "Features/IModularFeatures.h"
#include "HAL/PlatformTime.h"
#include "ILiveLinkClient.h"
#include "Misc/App.h"

namespace {

/** Nobody sees that a body waits so long, and the presets of a project are there by then. */
constexpr float StageCheckSeconds = 0.25f;

/** The longest that nobody is in play while one level gives way to the next. */
constexpr double BetweenLevelsSeconds = 5.0;

/** Live Link, if it runs. */
ILiveLinkClient* FindLiveLink() {
    IModularFeatures& Features = IModularFeatures::Get();
    return Features.IsModularFeatureAvailable(ILiveLinkClient::ModularFeatureName)
               ? &Features.GetModularFeature<ILiveLinkClient>(ILiveLinkClient::ModularFeatureName)
               : nullptr;
}

}  // namespace

FBridgeGameSources& FBridgeGameSources::Get() {
    static FBridgeGameSources Sources;
    return Sources;
}

void FBridgeGameSources::Show(const TSharedRef<FBridgeCharacter>& Character) {
    // A server has no screen: its characters are asked and heard, but not seen.
    if (!FApp::CanEverRender() || !GetDefault<UBridgeSettings>()->bStartLiveLinkSource) {
        return;
    }
    StageOf(Character->GetLink()).InPlay.AddUnique(Character);
    if (!Ticker.IsValid()) {
        Ticker = FTSTicker::GetCoreTicker().AddTicker(
            FTickerDelegate::CreateRaw(this, &FBridgeGameSources::Look), StageCheckSeconds);
    }
}

void FBridgeGameSources::Close() {
    if (Ticker.IsValid()) {
        FTSTicker::RemoveTicker(Ticker);
        Ticker.Reset();
    }
    Stages.Empty();
}

FBridgeGameSources::FStage& FBridgeGameSources::StageOf(FBridgeLink& Link) {
    for (FStage& Stage : Stages) {
        if (Stage.Link.Pin().Get() == &Link) {
            return Stage;
        }
    }
    FStage& Stage = Stages.AddDefaulted_GetRef();
    Stage.Link = Link.AsShared();
    return Stage;
}

/** True while there is anybody to look after. */
bool FBridgeGameSources::Look(float) {
    ILiveLinkClient* Client = FindLiveLink();
    const double Now = FPlatformTime::Seconds();
    for (int32 Index = Stages.Num() - 1; Client != nullptr && Index >= 0; Index--) {
        if (!Tend(Stages[Index], *Client, Now)) {
            Stages.RemoveAt(Index);
        }
    }
    if (Stages.IsEmpty()) {
        Ticker.Reset();
    }
    return !Stages.IsEmpty();
}

/** False once play on a stage is over. */
bool FBridgeGameSources::Tend(FStage& Stage, ILiveLinkClient& Client, double NowSeconds) {
    Stage.InPlay.RemoveAll(
        [](const TWeakPtr<FBridgeCharacter>& Character) { return !Character.IsValid(); });
    if (!Stage.InPlay.IsEmpty()) {
        Stage.LastPlaySeconds = NowSeconds;
        if (!Stage.bAdded && !FBridgeLiveLinkSource::IsThereOneOf(*Stage.Link.Pin())) {
            AddSource(Stage, Client);
        }
    }
    if (NowSeconds - Stage.LastPlaySeconds <= BetweenLevelsSeconds) {
        return true;
    }
    if (Stage.Source.IsValid()) {
        Client.RemoveSource(Stage.Source);
    }
    return false;
}

void FBridgeGameSources::AddSource(FStage& Stage, ILiveLinkClient& Client) {
    const avatarbridge::Options& Options = Stage.Link.Pin()->GetOptions();
    FBridgeSourceOptions Sidecar;
    Sidecar.Stream = FromUtf8(Options.streamEndpoint);
    Sidecar.Requests = FromUtf8(Options.controlEndpoint);
    Stage.Source = MakeShared<FBridgeLiveLinkSource>(Sidecar);
    Stage.bAdded = true;
    Client.AddSource(Stage.Source);
    UE_LOG(LogAvatarBridge, Log, TEXT("Live Link has no source of %s, so the game adds one"),
           *Sidecar.Stream);
}
