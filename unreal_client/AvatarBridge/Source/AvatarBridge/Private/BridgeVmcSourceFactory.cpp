#include "BridgeVmcSourceFactory.h"

#include "BridgeSourceOptions.h"
#include "BridgeSourcePanels.h"
#include "BridgeVmcSource.h"

#define LOCTEXT_NAMESPACE "AvatarBridge"

FText UBridgeVmcSourceFactory::GetSourceDisplayName() const {
    return LOCTEXT("VmcName", "Avatar Bridge VMC");
}

FText UBridgeVmcSourceFactory::GetSourceTooltip() const {
    return LOCTEXT("VmcTip",
        "A character that comes as Virtual Motion Capture over OSC, from a sidecar or from any "
        "other sender: face and body, without sound.");
}

UBridgeVmcSourceFactory::EMenuType UBridgeVmcSourceFactory::GetMenuType() const {
    return FBridgeSourcePanels::Vmc() ? EMenuType::SubPanel : EMenuType::MenuEntry;
}

TSharedPtr<SWidget> UBridgeVmcSourceFactory::BuildCreationPanel(
    FOnLiveLinkSourceCreated OnLiveLinkSourceCreated) const {
    const FBridgeSourcePanels::FBuild& Build = FBridgeSourcePanels::Vmc();
    return Build ? Build(OnLiveLinkSourceCreated) : nullptr;
}

TSharedPtr<ILiveLinkSource> UBridgeVmcSourceFactory::CreateSource(
    const FString& ConnectionString) const {
    return MakeShared<FBridgeVmcSource>(FBridgeVmcOptions::FromString(ConnectionString));
}

#undef LOCTEXT_NAMESPACE
