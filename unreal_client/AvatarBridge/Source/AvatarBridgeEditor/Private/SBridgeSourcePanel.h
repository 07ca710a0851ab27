#pragma once

#include "BridgeConnectionTest.h"
#include "BridgeSourceOptions.h"
#include "BridgeSourcePanels.h"
#include "CoreMinimal.h"
#include "Input/Reply.h"
#include "Templates/UniquePtr.h"
#include "Types/WidgetActiveTimerDelegate.h"
#include "Widgets/DeclarativeSyntaxSupport.h"
#include "Widgets/SCompoundWidget.h"

class SEditableTextBox;
class STextBlock;

/** Asks where a sidecar is, tries it, and makes a source of it. Game thread. */
class SBridgeSourcePanel final : public SCompoundWidget {
public:
    SLATE_BEGIN_ARGS(SBridgeSourcePanel) {}
    SLATE_END_ARGS()

    void Construct(const FArguments& InArgs, FBridgeSourcePanels::FCreated InCreated);

private:
    FBridgeSourceOptions Asked() const;
    FReply HandleTest();
    FReply HandleCreate();
    bool IsIdle() const { return !Test.IsValid(); }
    EActiveTimerReturnType PollTest(double Now, float Elapsed);

    FBridgeSourcePanels::FCreated Created;
    TSharedPtr<SEditableTextBox> Stream;
    TSharedPtr<SEditableTextBox> Requests;
    TSharedPtr<STextBlock> Findings;
    TUniquePtr<FBridgeConnectionTest> Test;
};
