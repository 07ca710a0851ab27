#pragma once

#include "CoreMinimal.h"
#include "Layout/Margin.h"
#include "Widgets/SBoxPanel.h"

class SWidget;

/** Between rows of a panel, in Slate units. */
inline constexpr float BridgePanelPadding = 4.0f;

/** A row of a panel: what is asked, and where it is written down. */
SVerticalBox::FSlot::FSlotArguments BridgePanelRow(
    const FText& Label, const FText& Tip, const TSharedRef<SWidget>& Field);
