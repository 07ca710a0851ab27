#pragma once

#include <cmath>
#include <cstdarg>
#include <cstdio>
#include <cstdlib>
#include <string>
#include <type_traits>

#include "Containers/Array.h"
#include "Containers/StringView.h"
#include "CoreTypes.h"

enum class ESearchCase { CaseSensitive, IgnoreCase };

namespace stub {

/** UTF-8 of UTF-16; half a surrogate pair becomes U+FFFD. */
inline std::string Utf8(const char16_t* Text, std::size_t Length) {
    std::string Out;
    for (std::size_t i = 0; i < Length; i++) {
        char32_t Code = Text[i];
        if (Code >= 0xD800 && Code < 0xDC00 && i + 1 < Length) {
            Code = 0x10000 + ((Code - 0xD800) << 10) + (Text[++i] - 0xDC00u);
        } else if (Code >= 0xD800 && Code < 0xE000) {
            Code = 0xFFFD;
        }
        if (Code < 0x80) {
            Out += static_cast<char>(Code);
        } else if (Code < 0x800) {
            Out += static_cast<char>(0xC0 | (Code >> 6));
            Out += static_cast<char>(0x80 | (Code & 0x3F));
        } else if (Code < 0x10000) {
            Out += static_cast<char>(0xE0 | (Code >> 12));
            Out += static_cast<char>(0x80 | ((Code >> 6) & 0x3F));
            Out += static_cast<char>(0x80 | (Code & 0x3F));
        } else {
            Out += static_cast<char>(0xF0 | (Code >> 18));
            Out += static_cast<char>(0x80 | ((Code >> 12) & 0x3F));
            Out += static_cast<char>(0x80 | ((Code >> 6) & 0x3F));
            Out += static_cast<char>(0x80 | (Code & 0x3F));
        }
    }
    return Out;
}

/** UTF-16 of UTF-8 that is known to be good. */
inline std::u16string Utf16(const char* Text, std::size_t Length) {
    std::u16string Out;
    for (std::size_t i = 0; i < Length;) {
        const auto Lead = static_cast<unsigned char>(Text[i]);
        const std::size_t Size = Lead < 0x80 ? 1 : Lead < 0xE0 ? 2 : Lead < 0xF0 ? 3 : 4;
        char32_t Code = Size == 1 ? Lead : Lead & (0xFFu >> (Size + 1));
        for (std::size_t k = 1; k < Size && i + k < Length; k++) {
            Code = (Code << 6) | (static_cast<unsigned char>(Text[i + k]) & 0x3Fu);
        }
        i += Size;
        if (Code >= 0x10000) {
            Out += static_cast<char16_t>(0xD800 + ((Code - 0x10000) >> 10));
            Out += static_cast<char16_t>(0xDC00 + ((Code - 0x10000) & 0x3FF));
        } else {
            Out += static_cast<char16_t>(Code);
        }
    }
    return Out;
}

}  // namespace stub

/** API/Runtime/Core/FString : Containers/UnrealString.h; UTF-16, as on every desktop platform. */
class FString {
public:
    FString() = default;
    FString(const TCHAR* Text) : Held(Text ? Text : u"") {}
    FString(const ANSICHAR* Text) : Held(stub::Utf16(Text, std::char_traits<char>::length(Text))) {}
    explicit FString(FStringView View)
        : Held(View.GetData(), static_cast<std::size_t>(View.Len())) {}
    explicit FString(std::u16string Text) : Held(std::move(Text)) {}

    const TCHAR* operator*() const { return Held.c_str(); }
    int32 Len() const { return static_cast<int32>(Held.size()); }
    bool IsEmpty() const { return Held.empty(); }
    void Reset(int32 = 0) { Held.clear(); }
    void Empty(int32 = 0) { Held.clear(); }
    const TCHAR& operator[](int32 Index) const { return Held[static_cast<std::size_t>(Index)]; }

    FString& operator+=(const FString& Other) {
        Held += Other.Held;
        return *this;
    }
    FString& operator+=(TCHAR Letter) {
        Held += Letter;
        return *this;
    }
    void AppendChar(TCHAR Letter) { Held += Letter; }
    friend FString operator+(FString A, const FString& B) { return A += B; }
    friend FString operator+(FString A, const TCHAR* B) { return A += FString(B); }
    friend FString operator+(const TCHAR* A, const FString& B) { return FString(A) += B; }
    friend FString operator/(const FString& A, const FString& B) { return A + u"/" + B; }

    bool Equals(const FString& Other,
                ESearchCase SearchCase = ESearchCase::CaseSensitive) const {
        return SearchCase == ESearchCase::CaseSensitive ? Held == Other.Held
                                                        : Lower().Held == Other.Lower().Held;
    }
    // As in the engine, == does not look at the case.
    friend bool operator==(const FString& A, const FString& B) {
        return A.Equals(B, ESearchCase::IgnoreCase);
    }
    friend bool operator!=(const FString& A, const FString& B) { return !(A == B); }
    friend bool operator==(const FString& A, const TCHAR* B) { return A == FString(B); }
    friend bool operator!=(const FString& A, const TCHAR* B) { return !(A == FString(B)); }
    friend bool operator<(const FString& A, const FString& B) {
        return A.Lower().Held < B.Lower().Held;
    }

    bool Contains(const FString& Part, ESearchCase SearchCase = ESearchCase::IgnoreCase) const {
        return Find(Part, SearchCase) != INDEX_NONE;
    }
    int32 Find(const FString& Part, ESearchCase SearchCase = ESearchCase::IgnoreCase) const {
        const std::size_t Place = SearchCase == ESearchCase::CaseSensitive
                                      ? Held.find(Part.Held)
                                      : Lower().Held.find(Part.Lower().Held);
        return Place == std::u16string::npos ? INDEX_NONE : static_cast<int32>(Place);
    }
    bool StartsWith(const FString& Part, ESearchCase SearchCase = ESearchCase::IgnoreCase) const {
        return Left(Part.Len()).Equals(Part, SearchCase);
    }
    bool EndsWith(const FString& Part, ESearchCase SearchCase = ESearchCase::IgnoreCase) const {
        return Right(Part.Len()).Equals(Part, SearchCase);
    }
    bool FindChar(TCHAR Letter, int32& Index) const {
        const std::size_t Place = Held.find(Letter);
        Index = Place == std::u16string::npos ? INDEX_NONE : static_cast<int32>(Place);
        return Index != INDEX_NONE;
    }
    FString Left(int32 Count) const { return Mid(0, Count); }
    FString Right(int32 Count) const { return Count >= Len() ? *this : Mid(Len() - Count); }
    FString Mid(int32 Start, int32 Count = 0x7FFFFFFF) const {
        return Start >= Len() ? FString()
                              : FString(Held.substr(static_cast<std::size_t>(Start),
                                                    static_cast<std::size_t>(Count)));
    }
    FString ToLower() const { return Lower(); }
    FString ToUpper() const {
        FString Out = *this;
        for (TCHAR& Letter : Out.Held) {
            Letter = Letter >= u'a' && Letter <= u'z' ? static_cast<TCHAR>(Letter - 32) : Letter;
        }
        return Out;
    }
    FString TrimStartAndEnd() const {
        const std::size_t First = Held.find_first_not_of(u" \t\r\n");
        const std::size_t Last = Held.find_last_not_of(u" \t\r\n");
        return First == std::u16string::npos ? FString()
                                             : FString(Held.substr(First, Last - First + 1));
    }
    FString Replace(const TCHAR* From, const TCHAR* To) const {
        const std::u16string Old(From);
        std::u16string Out = Held;
        for (std::size_t At = 0; (At = Out.find(Old, At)) != std::u16string::npos;) {
            Out.replace(At, Old.size(), To);
            At += std::char_traits<char16_t>::length(To);
        }
        return FString(Out);
    }
    bool Split(const FString& Mark, FString* LeftPart, FString* RightPart) const {
        const int32 Place = Find(Mark);
        if (Place == INDEX_NONE) {
            return false;
        }
        const FString Whole = *this;
        if (LeftPart) {
            *LeftPart = Whole.Left(Place);
        }
        if (RightPart) {
            *RightPart = Whole.Mid(Place + Mark.Len());
        }
        return true;
    }
    int32 ParseIntoArray(TArray<FString>& OutArray, const TCHAR* Delimiter,
                         bool bCullEmpty = true) const {
        OutArray.Reset();
        FString Rest = *this;
        FString Part;
        while (Rest.Split(Delimiter, &Part, &Rest)) {
            if (!bCullEmpty || !Part.IsEmpty()) {
                OutArray.Add(Part);
            }
        }
        if (!bCullEmpty || !Rest.IsEmpty()) {
            OutArray.Add(Rest);
        }
        return OutArray.Num();
    }
    bool IsNumeric() const {
        return !Held.empty() && Held.find_first_not_of(u"+-.0123456789") == std::u16string::npos;
    }

    /** API/Runtime/Core/FString/Printf : %s takes a const TCHAR*. */
    template <typename... Types>
    static FString Printf(const TCHAR* Format, Types... Args) {
        static_assert((... && !std::is_class_v<Types>), "Printf takes *String, not String");
        return Format_(Format, Args...);
    }
    static FString FromInt(int32 Number) { return Printf(u"%d", Number); }
    static FString SanitizeFloat(double Number) { return Printf(u"%f", Number); }
    template <typename Range>
    static FString Join(const Range& Parts, const TCHAR* Separator) {
        FString Out;
        bool bFirst = true;
        for (const FString& Part : Parts) {
            Out += bFirst ? FString() : FString(Separator);
            Out += Part;
            bFirst = false;
        }
        return Out;
    }

private:
    FString Lower() const {
        FString Out = *this;
        for (TCHAR& Letter : Out.Held) {
            Letter = Letter >= u'A' && Letter <= u'Z' ? static_cast<TCHAR>(Letter + 32) : Letter;
        }
        return Out;
    }

    static FString Format_(const TCHAR* Format, ...);

    std::u16string Held;
};

inline FString FString::Format_(const TCHAR* Format, ...) {
    std::u16string Out;
    std::va_list Args;
    va_start(Args, Format);
    for (const TCHAR* At = Format; *At; At++) {
        if (*At != u'%') {
            Out += *At;
            continue;
        }
        std::string Spec = "%";
        int Longs = 0;
        for (At++; *At && std::u16string(u"-+ #0123456789.lh").find(*At) != std::u16string::npos;
             At++) {
            Longs += *At == u'l';
            if (*At != u'l' && *At != u'h') {
                Spec += static_cast<char>(*At);
            }
        }
        char Buffer[400] = "";
        switch (*At) {
            case u'%':
                Out += u'%';
                continue;
            case u's':
                Out += va_arg(Args, const TCHAR*);
                continue;
            case u'c':
                Out += static_cast<TCHAR>(va_arg(Args, int));
                continue;
            case u'f':
            case u'g':
            case u'e':
                Spec += static_cast<char>(*At);
                std::snprintf(Buffer, sizeof Buffer, Spec.c_str(), va_arg(Args, double));
                break;
            default: {
                Spec += "ll";
                Spec += static_cast<char>(*At);
                const bool bSigned = *At == u'd' || *At == u'i';
                const long long Number = Longs >= 1 ? va_arg(Args, long long)
                                         : bSigned
                                             ? static_cast<long long>(va_arg(Args, int))
                                             : static_cast<long long>(va_arg(Args, unsigned));
                std::snprintf(Buffer, sizeof Buffer, Spec.c_str(), Number);
            }
        }
        Out += stub::Utf16(Buffer, std::char_traits<char>::length(Buffer));
    }
    va_end(Args);
    return FString(Out);
}

/** API/Runtime/Core/LexToString */
inline FString LexToString(int32 Number) { return FString::FromInt(Number); }
inline FString LexToString(float Number) { return FString::SanitizeFloat(Number); }
inline FString LexToString(double Number) { return FString::SanitizeFloat(Number); }
inline FString LexToString(bool bFlag) { return bFlag ? u"true" : u"false"; }
inline bool LexTryParseString(double& OutNumber, const TCHAR* Text) {
    const std::string Narrow = stub::Utf8(Text, std::char_traits<char16_t>::length(Text));
    char* End = nullptr;
    OutNumber = std::strtod(Narrow.c_str(), &End);
    return !Narrow.empty() && *End == 0;
}
inline bool LexTryParseString(float& OutNumber, const TCHAR* Text) {
    double Wide = 0;
    const bool bIs = LexTryParseString(Wide, Text);
    OutNumber = static_cast<float>(Wide);
    return bIs;
}
inline bool LexTryParseString(int32& OutNumber, const TCHAR* Text) {
    double Wide = 0;
    const bool bIs = LexTryParseString(Wide, Text);
    OutNumber = static_cast<int32>(Wide);
    return bIs;
}

/** API/Runtime/Core/FCString : Misc/CString.h. */
struct FCString {
    static int32 Atoi(const TCHAR* Text) { return static_cast<int32>(Atod(Text)); }
    static float Atof(const TCHAR* Text) { return static_cast<float>(Atod(Text)); }
    static double Atod(const TCHAR* Text) {
        return std::strtod(
            stub::Utf8(Text, std::char_traits<char16_t>::length(Text)).c_str(), nullptr);
    }
    static int32 Strlen(const TCHAR* Text) {
        return static_cast<int32>(std::char_traits<char16_t>::length(Text));
    }
};
