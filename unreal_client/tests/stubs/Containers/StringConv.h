#pragma once

#include <string>

#include "Containers/UnrealString.h"

/** API/Runtime/Core/FTCHARToUTF8 : UTF-8 of a text, as long as this lives. */
class FTCHARToUTF8 {
public:
    explicit FTCHARToUTF8(const TCHAR* Text)
        : Held(stub::Utf8(Text, std::char_traits<char16_t>::length(Text))) {}
    FTCHARToUTF8(const TCHAR* Text, int32 Length)
        : Held(stub::Utf8(Text, static_cast<std::size_t>(Length))) {}
    explicit FTCHARToUTF8(const FString& Text) : FTCHARToUTF8(*Text, Text.Len()) {}
    const ANSICHAR* Get() const { return Held.c_str(); }
    int32 Length() const { return static_cast<int32>(Held.size()); }

private:
    std::string Held;
};

/** API/Runtime/Core/FUTF8ToTCHAR : UTF-16 of bytes, as long as this lives. */
class FUTF8ToTCHAR {
public:
    explicit FUTF8ToTCHAR(const ANSICHAR* Text)
        : FUTF8ToTCHAR(Text, static_cast<int32>(std::char_traits<char>::length(Text))) {}
    FUTF8ToTCHAR(const ANSICHAR* Text, int32 Length)
        : Held(stub::Utf16(Text, static_cast<std::size_t>(Length))) {}
    const TCHAR* Get() const { return Held.c_str(); }
    int32 Length() const { return static_cast<int32>(Held.size()); }

private:
    std::u16string Held;
};

// API/Runtime/Core : Containers/StringConv.h. Both last until the end of the expression.
#define TCHAR_TO_UTF8(Text) (FTCHARToUTF8(Text).Get())
#define UTF8_TO_TCHAR(Text) (FUTF8ToTCHAR(Text).Get())
#define ANSI_TO_TCHAR(Text) UTF8_TO_TCHAR(Text)
