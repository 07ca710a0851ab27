#pragma once

#include "Containers/StringConv.h"
#include "Containers/StringView.h"
#include "CoreMinimal.h"

#include <string>
#include <string_view>

// The core has UTF-8, the engine has its own: here one becomes the other.

/** The engine's text of the core's. */
inline FString FromUtf8(std::string_view Text) {
    const FUTF8ToTCHAR Wide(Text.data(), static_cast<int32>(Text.size()));
    return FString(FStringView(Wide.Get(), Wide.Length()));
}

/** The core's text of the engine's. */
inline std::string ToUtf8(const FString& Text) {
    const FTCHARToUTF8 Narrow(*Text, Text.Len());
    return std::string(Narrow.Get(), static_cast<std::size_t>(Narrow.Length()));
}
