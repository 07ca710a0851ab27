#pragma once

#include <cstring>

#include "CoreMinimal.h"
#include "Layout/Margin.h"
#include "Types/WidgetActiveTimerDelegate.h"

/** API/Runtime/SlateCore/FActiveTimerHandle */
class FActiveTimerHandle {};

/** API/Runtime/SlateCore/EVerticalAlignment */
enum EVerticalAlignment { VAlign_Fill, VAlign_Top, VAlign_Center, VAlign_Bottom };

/** API/Runtime/SlateCore/SWidget */
class SWidget : public TSharedFromThis<SWidget> {
public:
    virtual ~SWidget() = default;

    /** …/RegisterActiveTimer */
    TSharedRef<FActiveTimerHandle> RegisterActiveTimer(
        float, FWidgetActiveTimerDelegate TickFunction) {
        Timers.Add(TickFunction);
        return MakeShared<FActiveTimerHandle>();
    }

    /** Lets the timers run once, as Slate does at their interval. */
    void StubTick() {
        const TArray<FWidgetActiveTimerDelegate> Now = Timers;
        Timers.Reset();
        for (const FWidgetActiveTimerDelegate& Timer : Now) {
            if (Timer.Execute(0.0, 0.0f) == EActiveTimerReturnType::Continue) {
                Timers.Add(Timer);
            }
        }
    }
    virtual void StubVisit(const TFunction<void(SWidget&)>& Visitor) { Visitor(*this); }
    /** Of which kind it is, for there are no dynamic casts. */
    virtual const char* StubKind() const { return ""; }
    bool StubIsEnabled() const { return !IsEnabled || IsEnabled(); }

    FText StubToolTip;
    TFunction<bool()> IsEnabled;

private:
    TArray<FWidgetActiveTimerDelegate> Timers;
};

namespace stub {

/** A widget as what it is; null when it is something else. */
template <typename T>
T* WidgetCast(SWidget& Widget) {
    return std::strcmp(Widget.StubKind(), T::Kind) == 0 ? static_cast<T*>(&Widget) : nullptr;
}

}  // namespace stub
