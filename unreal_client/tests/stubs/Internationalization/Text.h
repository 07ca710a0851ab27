#pragma once

#include "Containers/UnrealString.h"
#include "UObject/NameTypes.h"

/** API/Runtime/Core/FText : a text for people. */
class FText {
public:
    FText() = default;
    static FText FromString(const FString& Text) { return FText(Text); }
    static FText FromName(const FName& Name) { return FText(Name.ToString()); }
    static FText GetEmpty() { return FText(); }
    static FText AsCultureInvariant(const FString& Text) { return FText(Text); }
    static FText AsNumber(int32 Number) { return FText(FString::FromInt(Number)); }
    const FString& ToString() const { return Held; }
    bool IsEmpty() const { return Held.IsEmpty(); }
    bool EqualTo(const FText& Other) const { return Held.Equals(Other.Held); }

    /** API/Runtime/Core/FText/Format : {0}, {1}, … in the pattern are the arguments. */
    template <typename... ArgTypes>
    static FText Format(const FText& Pattern, const ArgTypes&... Args) {
        FString Out = Pattern.Held;
        int32 Number = 0;
        ((Out = Out.Replace(*FString::Printf(TEXT("{%d}"), Number++), *Shown(Args))), ...);
        return FText(Out);
    }

private:
    explicit FText(const FString& Text) : Held(Text) {}
    static FString Shown(const FText& Text) { return Text.Held; }
    static FString Shown(const FString& Text) { return Text; }
    static FString Shown(int32 Number) { return FString::FromInt(Number); }
    FString Held;
};

// API/Runtime/Core : Internationalization/Internationalization.h,
// https://dev.epicgames.com/documentation/en-us/unreal-engine/text-localization-in-unreal-engine
#define LOCTEXT(Key, Literal) FText::FromString(FString(TEXT(Literal)))
#define NSLOCTEXT(Namespace, Key, Literal) FText::FromString(FString(TEXT(Literal)))
#define INVTEXT(Literal) FText::FromString(FString(TEXT(Literal)))
