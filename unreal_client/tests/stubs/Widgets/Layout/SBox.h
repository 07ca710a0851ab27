#pragma once

#include "Widgets/SCompoundWidget.h"

/** API/Runtime/Slate/SBox */
class SBox : public SCompoundWidget {
public:
    SLATE_BEGIN_ARGS(SBox) {}
        SLATE_ARGUMENT(float, WidthOverride)
        WidgetArgsType& operator[](const TSharedRef<SWidget>& InWidget) {
            Content = InWidget;
            return *this;
        }
        TSharedPtr<SWidget> Content;
    SLATE_END_ARGS()

    void Construct(const FArguments& InArgs) { ChildSlot.Widget = InArgs.Content; }
};
