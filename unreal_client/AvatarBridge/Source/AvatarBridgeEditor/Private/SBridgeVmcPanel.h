#pragma once

#include "BridgeSourceOptions.h"
#include "BridgeSourcePanels.h"
#include "CoreMinimal.h"
#include "Input/Reply.h"
#include "Widgets/DeclarativeSyntaxSupport.h"
#include "Widgets/SCompoundWidget.h"

class SEditableTextBox;

/** Asks which port VMC comes to, and makes a source that listens there. Game thread. */
class SBridgeVmcPanel final : public SCompoundWidget {
public:
    SLATE_BEGIN_ARGS(SBridgeVmcPanel) {}
    SLATE_END_ARGS()

    void Construct(const FArguments& InArgs, FBridgeSourcePanels::FCreated InCreated);

private:
    FBridgeVmcOptions Asked() const;
    bool IsUsable() const { return Asked().IsUsable(); }
    FReply HandleCreate();

    FBridgeSourcePanels::FCreated Created;
    TSharedPtr<SEditableTextBox> Address;
    TSharedPtr<SEditableTextBox> Port;
    TSharedPtr<SEditableTextBox> Character;
};
