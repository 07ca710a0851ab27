#include "BridgePanelRow.h"

#include "Widgets/Layout/SBox.h"
#include "Widgets/Text/STextBlock.h"

namespace {

constexpr float PanelLabelWidth = 80.0f;

}  // namespace

SVerticalBox::FSlot::FSlotArguments BridgePanelRow(
    const FText& Label, const FText& Tip, const TSharedRef<SWidget>& Field) {
    return MoveTemp(SVerticalBox::Slot().AutoHeight().Padding(BridgePanelPadding)[
        SNew(SHorizontalBox)
        + SHorizontalBox::Slot().AutoWidth().VAlign(VAlign_Center)[
            SNew(SBox).WidthOverride(PanelLabelWidth)[
                SNew(STextBlock).Text(Label).ToolTipText(Tip)]]
        + SHorizontalBox::Slot().FillWidth(1.0f)[Field]]);
}
