#pragma once

#include "Layout/Margin.h"
#include "Widgets/SCompoundWidget.h"

/** API/Runtime/SlateCore/SBoxPanel : children in a row or a column. */
template <typename PanelType>
class TStubBoxPanel : public SWidget {
public:
    struct FSlot {
        /** API/Runtime/SlateCore/Widgets/SVerticalBox/FSlot/FSlotArguments */
        struct FSlotArguments {
            FSlotArguments& AutoHeight() { return *this; }
            FSlotArguments& AutoWidth() { return *this; }
            FSlotArguments& FillWidth(float) { return *this; }
            FSlotArguments& Padding(const FMargin&) { return *this; }
            FSlotArguments& VAlign(EVerticalAlignment) { return *this; }
            FSlotArguments& operator[](const TSharedRef<SWidget>& InWidget) {
                Widget = InWidget;
                return *this;
            }
            FSlotArguments() = default;
            FSlotArguments(FSlotArguments&&) = default;
            FSlotArguments(const FSlotArguments&) = delete;

            TSharedPtr<SWidget> Widget;
        };
    };
    static typename FSlot::FSlotArguments Slot() { return {}; }

    struct FArguments : TSlateBaseNamedArgs<PanelType> {
        FArguments& operator+(typename FSlot::FSlotArguments& SlotToAdd) {
            Slots.Add(SlotToAdd.Widget);
            return *this;
        }
        FArguments& operator+(typename FSlot::FSlotArguments&& SlotToAdd) {
            Slots.Add(SlotToAdd.Widget);
            return *this;
        }
        TArray<TSharedPtr<SWidget>> Slots;
    };

    void Construct(const FArguments& InArgs) { Children = InArgs.Slots; }
    void StubVisit(const TFunction<void(SWidget&)>& Visitor) override {
        Visitor(*this);
        for (const TSharedPtr<SWidget>& Child : Children) {
            Child->StubVisit(Visitor);
        }
    }

private:
    TArray<TSharedPtr<SWidget>> Children;
};

class SVerticalBox : public TStubBoxPanel<SVerticalBox> {};
class SHorizontalBox : public TStubBoxPanel<SHorizontalBox> {};
