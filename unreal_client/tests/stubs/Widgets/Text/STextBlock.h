#pragma once

#include "Widgets/SCompoundWidget.h"

/** API/Runtime/Slate/STextBlock */
class STextBlock : public SWidget {
public:
    SLATE_BEGIN_ARGS(STextBlock) {}
        SLATE_ARGUMENT(FText, Text)
        SLATE_ARGUMENT(bool, AutoWrapText)
    SLATE_END_ARGS()

    void Construct(const FArguments& InArgs) { Text = InArgs._Text; }
    void SetText(const FText& InText) { Text = InText; }
    const FText& GetText() const { return Text; }

    static constexpr const char* Kind = "STextBlock";
    const char* StubKind() const override { return Kind; }

private:
    FText Text;
};
