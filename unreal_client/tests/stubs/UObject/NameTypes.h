#pragma once

#include "Containers/UnrealString.h"

enum EName { NAME_None };

/** API/Runtime/Core/FName : a name whose case does not count. */
class FName {
public:
    FName() : Held(TEXT("None")) {}
    FName(EName) : FName() {}
    FName(const TCHAR* Name) : Held(Name) {}
    FName(const ANSICHAR* Name) : Held(Name) {}
    explicit FName(const FString& Name) : Held(Name) {}
    FString ToString() const { return Held; }
    bool IsNone() const { return Held == TEXT("None"); }
    friend bool operator==(const FName& A, const FName& B) { return A.Held == B.Held; }
    friend bool operator!=(const FName& A, const FName& B) { return !(A == B); }
    bool LexicalLess(const FName& Other) const { return Held < Other.Held; }

private:
    FString Held;
};
