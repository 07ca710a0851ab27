#include "BridgeLiveLinkSource.h"

#include "BridgeHub.h"
#include "BridgeLiveLinkSourceSettings.h"
#include "BridgeStageFeed.h"
#include "BridgeStatus.h"
#include "BridgeText.h"

#define LOCTEXT_NAMESPACE "AvatarBridge"

FBridgeLiveLinkSource::FBridgeLiveLinkSource(const FBridgeSourceOptions& InOptions)
    : Options(InOptions) {}

FBridgeLiveLinkSource::~FBridgeLiveLinkSource() { Stop(); }

void FBridgeLiveLinkSource::ReceiveClient(ILiveLinkClient* InClient, FGuid InSourceGuid) {
    Client = InClient;
    Source = InSourceGuid;
    Link = FBridgeHub::Get().Link(FBridgeHub::ProjectOptions(Options.Stream, Options.Requests));
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
    return BridgeStatusOf(Link->Connection(), Feed.IsValid() ? Feed->Shown() : FString());
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
    Feed->Wish(Wishes);
}

#undef LOCTEXT_NAMESPACE
