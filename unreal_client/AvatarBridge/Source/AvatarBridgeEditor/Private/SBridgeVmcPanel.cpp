#include "SBridgeVmcPanel.h"

#include "BridgePanelRow.h"
#include "BridgeVmcSourceFactory.h"
#include "Widgets/Input/SButton.h"
#include "Widgets/Input/SEditableTextBox.h"
#include "Widgets/Layout/SBox.h"
#include "Widgets/SBoxPanel.h"

#define LOCTEXT_NAMESPACE "AvatarBridgeEditor"

namespace {

constexpr float VmcPanelWidth = 320.0f;

}  // namespace

void SBridgeVmcPanel::Construct(const FArguments&, FBridgeSourcePanels::FCreated InCreated) {
    Created = InCreated;
    const FBridgeVmcOptions Usual;
    const FText AddressTip = LOCTEXT("AddressTip",
        "The address of this machine to listen at. 0.0.0.0 hears everybody in the network, "
        "127.0.0.1 only this machine.");
    const FText PortTip = LOCTEXT("PortTip",
        "The port that the sender sends to, usually 39539. Only one program can listen at a port.");
    const FText CharacterTip = LOCTEXT("CharacterTip",
        "What the subjects will be called: \"vmc\" makes vmc_Face and vmc_Body.");
    ChildSlot[
        SNew(SBox).WidthOverride(VmcPanelWidth)[
            SNew(SVerticalBox)
            + BridgePanelRow(LOCTEXT("Address", "Address"), AddressTip,
                SAssignNew(Address, SEditableTextBox)
                    .Text(FText::FromString(Usual.Address))
                    .ToolTipText(AddressTip))
            + BridgePanelRow(LOCTEXT("Port", "Port"), PortTip,
                SAssignNew(Port, SEditableTextBox)
                    .Text(FText::FromString(FString::FromInt(Usual.Port)))
                    .ToolTipText(PortTip))
            + BridgePanelRow(LOCTEXT("Character", "Character"), CharacterTip,
                SAssignNew(Character, SEditableTextBox)
                    .Text(FText::FromString(Usual.Character))
                    .ToolTipText(CharacterTip))
            + BridgePanelRow(FText::GetEmpty(), FText::GetEmpty(),
                SNew(SButton)
                    .Text(LOCTEXT("Create", "Create"))
                    .ToolTipText(LOCTEXT("VmcCreateTip", "Adds the source, which listens from then on."))
                    .IsEnabled(this, &SBridgeVmcPanel::IsUsable)
                    .OnClicked(this, &SBridgeVmcPanel::HandleCreate))]];
}

FBridgeVmcOptions SBridgeVmcPanel::Asked() const {
    FBridgeVmcOptions Options;
    Options.Address = Address->GetText().ToString().TrimStartAndEnd();
    Options.Port = FCString::Atoi(*Port->GetText().ToString());
    Options.Character = Character->GetText().ToString().TrimStartAndEnd();
    return Options;
}

FReply SBridgeVmcPanel::HandleCreate() {
    const FString ConnectionString = Asked().ToString();
    const auto* Factory = GetDefault<UBridgeVmcSourceFactory>();
    Created.ExecuteIfBound(Factory->CreateSource(ConnectionString), ConnectionString);
    return FReply::Handled();
}

#undef LOCTEXT_NAMESPACE
