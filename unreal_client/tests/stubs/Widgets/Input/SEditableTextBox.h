#pragma once

#include "Widgets/SCompoundWidget.h"

/** API/Runtime/Slate/SEditableTextBox */
class SEditableTextBox : public SWidget {
public:
    SLATE_BEGIN_ARGS(SEditableTextBox) {}
        SLATE_ARGUMENT(FText, Text)
        SLATE_ARGUMENT(FText, HintText)
    SLATE_END_ARGS()

    void Construct(const FArguments& InArgs) { Text = InArgs._Text; }
    FText GetText() const { return Text; }
    void SetText(const FText& InNewText) { Text = InNewText; }

    static constexpr const char* Kind = "SEditableTextBox";
    const char* StubKind() const override { return Kind; }

private:
    FText Text;
};
