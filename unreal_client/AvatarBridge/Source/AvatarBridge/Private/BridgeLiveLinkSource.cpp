#include "BridgeLiveLinkSource.h"

#include "BridgeHub.h"
#include "BridgeLiveLinkSourceSettings.h"
#include "BridgeStageFeed.h"
#include "BridgeStatus.h"
#include "BridgeText.h"

#define LOCTEXT_NAMESPACE "AvatarBridge"

namespace {

/** All that Live Link has. */
TArray<const FBridgeLiveLinkSource*>& SourcesInLiveLink() {
    static TArray<const FBridgeLiveLinkSource*> Sources;
    return Sources;
}

}  // namespace

FBridgeLiveLinkSource::FBridgeLiveLinkSource(const FBridgeSourceOptions& InOptions)
    : Options(InOptions) {}

FBridgeLiveLinkSource::~FBridgeLiveLinkSource() { Stop(); }

bool FBridgeLiveLinkSource::IsThereOneOf(const FBridgeLink& InLink) {
    return SourcesInLiveLink().ContainsByPredicate(
        [&InLink](const FBridgeLiveLinkSource* One) { return One->Link.Get() == &InLink; });
}

void FBridgeLiveLinkSource::ReceiveClient(ILiveLinkClient* InClient, FGuid InSourceGuid) {
    Client = InClient;
    Source = InSourceGuid;
    Link = FBridgeHub::Get().Link(FBridgeHub::ProjectOptions(Options.Stream, Options.Requests));
    SourcesInLiveLink().AddUnique(this);
}

void FBridgeLiveLinkSource::InitializeSettings(ULiveLinkSourceSettings* InSettings) {
    Settings = Cast<UBridgeLiveLinkSourceSettings>(InSettings);
}

void FBridgeLiveLinkSource::Update() {
    Begin();
    TellWishes();
}

bool FBridgeLiveLinkSource::IsSourceStillValid() const {
    return Link.IsValid() &&
           Link->Connection().state() == avatarbridge::ConnectionState::Connected;
}

bool FBridgeLiveLinkSource::RequestSourceShutdown() {
    Stop();
    return true;
}

FText FBridgeLiveLinkSource::GetSourceType() const {
    return LOCTEXT("SourceType", "Avatar Bridge");
}

FText FBridgeLiveLinkSource::GetSourceMachineName() const {
    return FText::FromString(
        Link.IsValid() ? FromUtf8(Link->GetOptions().streamEndpoint) : Options.Stream);
}

FText FBridgeLiveLinkSource::GetSourceStatus() const {
    if (!Link.IsValid()) {
        return LOCTEXT("Stopped", "Stopped");
    }
    const FText Status =
        BridgeStatusOf(Link->Connection(), Feed.IsValid() ? Feed->Shown() : FString());
    if (Settings.IsValid() && Settings->Mode == ELiveLinkSourceMode::Timecode) {
        return FText::Format(
            LOCTEXT("ByTimecode", "{0}; set the mode to Engine Time: timecode is not in step"),
            Status);
    }
    return Status;
}

TSubclassOf<ULiveLinkSourceSettings> FBridgeLiveLinkSource::GetSettingsClass() const {
    return UBridgeLiveLinkSourceSettings::StaticClass();
}

void FBridgeLiveLinkSource::OnSettingsChanged(
    ULiveLinkSourceSettings* InSettings, const FPropertyChangedEvent&) {
    Settings = Cast<UBridgeLiveLinkSourceSettings>(InSettings);
    TellWishes();
}

/** Begins with the first update, when the settings are there: nobody unwanted shows up. */
void FBridgeLiveLinkSource::Begin() {
    if (Link.IsValid() && !Feed.IsValid()) {
        Feed = MakeShared<FBridgeStageFeed>(Link->Connection(), *Client, Source);
        TellWishes();
        Link->AddViewer(Feed.ToSharedRef());
    }
}

void FBridgeLiveLinkSource::Stop() {
    if (Feed.IsValid()) {
        Link->RemoveViewer(Feed.ToSharedRef());
        Feed->Close();
    }
    Feed.Reset();
    Link.Reset();
    SourcesInLiveLink().Remove(this);
}

/** Hands the settings to the thread that shows; Live Link itself changes some as it goes. */
void FBridgeLiveLinkSource::TellWishes() {
    const UBridgeLiveLinkSourceSettings* Current = Settings.Get();
    if (!Feed.IsValid() || Current == nullptr) {
        return;
    }
    FBridgeWishes Wishes;
    for (const FString& Character : Current->Characters) {
        if (!Character.IsEmpty()) {
            Wishes.Characters.push_back(ToUtf8(Character));
        }
    }
    Wishes.Subjects = Current->Subjects;
    Wishes.ShownAfterSeconds = Current->ShownAfterSeconds();
    Wishes.PictureDelaySeconds = Current->PictureDelayMillis * 1e-3;
    const FBridgeFaceTurns& Turns = Current->FaceTurns;
    Wishes.Turns = {Turns.Yaw, Turns.Pitch, Turns.Roll};
    Feed->Wish(Wishes);
}

#undef LOCTEXT_NAMESPACE
