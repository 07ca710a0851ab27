#include "BridgeLiveLinkSourceFactory.h"

#include "BridgeLiveLinkSource.h"
#include "BridgeSourceOptions.h"
#include "BridgeSourcePanels.h"

#define LOCTEXT_NAMESPACE "AvatarBridge"

FText UBridgeLiveLinkSourceFactory::GetSourceDisplayName() const {
    return LOCTEXT("SourceName", "Avatar Bridge");
}

FText UBridgeLiveLinkSourceFactory::GetSourceTooltip() const {
    return LOCTEXT("SourceTip",
        "The characters of a sidecar: for each a subject for the face and one for the body, in "
        "step with its voice.");
}

UBridgeLiveLinkSourceFactory::EMenuType UBridgeLiveLinkSourceFactory::GetMenuType() const {
    return FBridgeSourcePanels::Stream() ? EMenuType::SubPanel : EMenuType::MenuEntry;
}

TSharedPtr<SWidget> UBridgeLiveLinkSourceFactory::BuildCreationPanel(
    FOnLiveLinkSourceCreated OnLiveLinkSourceCreated) const {
    const FBridgeSourcePanels::FBuild& Build = FBridgeSourcePanels::Stream();
    return Build ? Build(OnLiveLinkSourceCreated) : nullptr;
}

TSharedPtr<ILiveLinkSource> UBridgeLiveLinkSourceFactory::CreateSource(
    const FString& ConnectionString) const {
    return MakeShared<FBridgeLiveLinkSource>(FBridgeSourceOptions::FromString(ConnectionString));
}

#undef LOCTEXT_NAMESPACE
