#pragma once

#include "Widgets/DeclarativeSyntaxSupport.h"
#include "Widgets/SWidget.h"

/** API/Runtime/SlateCore/SCompoundWidget : shows one child. */
class SCompoundWidget : public SWidget {
public:
    void StubVisit(const TFunction<void(SWidget&)>& Visitor) override {
        Visitor(*this);
        if (ChildSlot.Widget.IsValid()) {
            ChildSlot.Widget->StubVisit(Visitor);
        }
    }

protected:
    struct FSlot {
        FSlot& operator[](const TSharedRef<SWidget>& InWidget) {
            Widget = InWidget;
            return *this;
        }
        TSharedPtr<SWidget> Widget;
    };
    FSlot ChildSlot;
};
