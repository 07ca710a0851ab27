#pragma once
// Slate's macros take "nothing more" as an argument, which is new in C++20.
#pragma GCC system_header

#include <tuple>

#include "Widgets/SWidget.h"

// https://dev.epicgames.com/documentation/en-us/unreal-engine/slate-overview-for-unreal-engine
// API/Runtime/SlateCore : Widgets/DeclarativeSyntaxSupport.h

/** API/Runtime/SlateCore/TSlateBaseNamedArgs : what every widget can be told. */
template <typename WidgetType>
struct TSlateBaseNamedArgs {
    using FArgs = typename WidgetType::FArguments;
    FArgs& ToolTipText(const FText& InText) {
        StubToolTip = InText;
        return static_cast<FArgs&>(*this);
    }
    template <typename Owner>
    FArgs& IsEnabled(const Owner* Object, bool (Owner::*Method)() const) {
        StubEnabled = [Object, Method] { return (Object->*Method)(); };
        return static_cast<FArgs&>(*this);
    }

    FText StubToolTip;
    TFunction<bool()> StubEnabled;
};

#define SLATE_BEGIN_ARGS(Widget)                                 \
public:                                                          \
    struct FArguments : public TSlateBaseNamedArgs<Widget> {     \
        using WidgetArgsType = FArguments;                       \
        FArguments()
#define SLATE_END_ARGS() \
    };
#define SLATE_ARGUMENT(Type, Name)            \
    Type _##Name{};                           \
    WidgetArgsType& Name(const Type& Value) { \
        _##Name = Value;                      \
        return *this;                         \
    }

namespace stub {

/** A widget about to be made: `Declared <<= Arguments` makes it. */
template <typename WidgetType, typename... Required>
struct TDeclared {
    std::tuple<Required...> More;

    TSharedRef<WidgetType> operator<<=(const typename WidgetType::FArguments& Arguments) {
        const TSharedRef<WidgetType> Widget = MakeShared<WidgetType>();
        Widget->StubToolTip = Arguments.StubToolTip;
        Widget->SWidget::IsEnabled = Arguments.StubEnabled;
        std::apply([&](auto&... One) { Widget->Construct(Arguments, One...); }, More);
        if (Out) {
            *Out = Widget;
        }
        return Widget;
    }

    TSharedPtr<WidgetType>* Out = nullptr;
};

template <typename WidgetType, typename... Required>
TDeclared<WidgetType, Required...> Declare(TSharedPtr<WidgetType>* Out, Required... More) {
    return {std::tuple<Required...>(More...), Out};
}

}  // namespace stub

#define SNew(Widget, ...)                                                               \
    stub::Declare<Widget>(static_cast<TSharedPtr<Widget>*>(nullptr) __VA_OPT__(,) __VA_ARGS__) <<= \
        Widget::FArguments()
#define SAssignNew(Exposed, Widget, ...) \
    stub::Declare<Widget>(&(Exposed)__VA_OPT__(,) __VA_ARGS__) <<= Widget::FArguments()
