#pragma once

#include "Input/Reply.h"
#include "Widgets/SCompoundWidget.h"

/** API/Runtime/Slate/SButton */
class SButton : public SWidget {
public:
    SLATE_BEGIN_ARGS(SButton) {}
        SLATE_ARGUMENT(FText, Text)
        template <typename Owner>
        WidgetArgsType& OnClicked(Owner* Object, FReply (Owner::*Method)()) {
            Clicked = [Object, Method] { return (Object->*Method)(); };
            return *this;
        }
        TFunction<FReply()> Clicked;
    SLATE_END_ARGS()

    void Construct(const FArguments& InArgs) {
        Text = InArgs._Text;
        Clicked = InArgs.Clicked;
    }
    const FText& StubText() const { return Text; }
    FReply StubClick() { return StubIsEnabled() ? Clicked() : FReply::Unhandled(); }

    static constexpr const char* Kind = "SButton";
    const char* StubKind() const override { return Kind; }

private:
    FText Text;
    TFunction<FReply()> Clicked;
};
