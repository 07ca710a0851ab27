#include "SBridgeSourcePanel.h"

#include "BridgeLiveLinkSourceFactory.h"
#include "BridgePanelRow.h"
#include "Widgets/Input/SButton.h"
#include "Widgets/Input/SEditableTextBox.h"
#include "Widgets/Layout/SBox.h"
#include "Widgets/SBoxPanel.h"
#include "Widgets/Text/STextBlock.h"

#define LOCTEXT_NAMESPACE "AvatarBridgeEditor"

namespace {

constexpr float SourcePanelWidth = 380.0f;
constexpr float TestPollSeconds = 0.1f;

}  // namespace

void SBridgeSourcePanel::Construct(
    const FArguments&, FBridgeSourcePanels::FCreated InCreated) {
    Created = InCreated;
    const FBridgeSourceOptions Project = FBridgeSourceOptions::FromProject();
    const FText StreamTip = LOCTEXT("StreamTip",
        "Where the sidecar streams to: the address that \"bridge run\" prints. On this machine "
        "that is tcp://127.0.0.1:5570.");
    const FText RequestsTip = LOCTEXT("RequestsTip",
        "Where requests go, such as what to say. Leave it empty: the sidecar tells by itself.");
    ChildSlot[
        SNew(SBox).WidthOverride(SourcePanelWidth)[
            SNew(SVerticalBox)
            + BridgePanelRow(LOCTEXT("Stream", "Stream"), StreamTip,
                SAssignNew(Stream, SEditableTextBox)
                    .Text(FText::FromString(Project.Stream))
                    .ToolTipText(StreamTip))
            + BridgePanelRow(LOCTEXT("Requests", "Requests"), RequestsTip,
                SAssignNew(Requests, SEditableTextBox)
                    .Text(FText::FromString(Project.Requests))
                    .HintText(LOCTEXT("RequestsHint", "as the sidecar says"))
                    .ToolTipText(RequestsTip))
            + BridgePanelRow(FText::GetEmpty(), FText::GetEmpty(),
                SNew(SHorizontalBox)
                + SHorizontalBox::Slot().AutoWidth()[
                    SNew(SButton)
                        .Text(LOCTEXT("Test", "Test Connection"))
                        .ToolTipText(LOCTEXT("TestTip",
                            "Looks for the sidecar and says below what it found."))
                        .IsEnabled(this, &SBridgeSourcePanel::IsIdle)
                        .OnClicked(this, &SBridgeSourcePanel::HandleTest)]
                + SHorizontalBox::Slot().AutoWidth()[
                    SNew(SButton)
                        .Text(LOCTEXT("Create", "Create"))
                        .ToolTipText(LOCTEXT("CreateTip",
                            "Adds the source. It waits for the sidecar, so this works before "
                            "that is started."))
                        .OnClicked(this, &SBridgeSourcePanel::HandleCreate)])
            + SVerticalBox::Slot().AutoHeight().Padding(BridgePanelPadding)[
                SAssignNew(Findings, STextBlock).AutoWrapText(true)]]];
}

FBridgeSourceOptions SBridgeSourcePanel::Asked() const {
    FBridgeSourceOptions Options;
    Options.Stream = Stream->GetText().ToString().TrimStartAndEnd();
    Options.Requests = Requests->GetText().ToString().TrimStartAndEnd();
    return Options;
}

FReply SBridgeSourcePanel::HandleTest() {
    Test = MakeUnique<FBridgeConnectionTest>(Asked());
    Findings->SetText(LOCTEXT("Testing", "Testing..."));
    RegisterActiveTimer(
        TestPollSeconds,
        FWidgetActiveTimerDelegate::CreateSP(this, &SBridgeSourcePanel::PollTest));
    return FReply::Handled();
}

FReply SBridgeSourcePanel::HandleCreate() {
    const FString ConnectionString = Asked().ToString();
    const auto* Factory = GetDefault<UBridgeLiveLinkSourceFactory>();
    Created.ExecuteIfBound(Factory->CreateSource(ConnectionString), ConnectionString);
    return FReply::Handled();
}

EActiveTimerReturnType SBridgeSourcePanel::PollTest(double, float) {
    if (!Test.IsValid()) {
        return EActiveTimerReturnType::Stop;
    }
    if (!Test->Poll()) {
        return EActiveTimerReturnType::Continue;
    }
    Findings->SetText(Test->GetFindings());
    Test.Reset();
    return EActiveTimerReturnType::Stop;
}

#undef LOCTEXT_NAMESPACE
