#pragma once

// API/Runtime/Core : platform types, https://dev.epicgames.com/documentation/en-us/unreal-engine/epic-cplusplus-coding-standard-for-unreal-engine
// ("Portable aliases for basic C++ types").

#include <cstddef>
#include <cstdint>

using int8 = std::int8_t;
using int16 = std::int16_t;
using int32 = std::int32_t;
using int64 = std::int64_t;
using uint8 = std::uint8_t;
using uint16 = std::uint16_t;
using uint32 = std::uint32_t;
using uint64 = std::uint64_t;
using ANSICHAR = char;
using UTF8CHAR = char;
using TCHAR = char16_t;
using SIZE_T = std::size_t;

#define TEXT(Literal) u##Literal
#define FORCEINLINE inline
#define INDEX_NONE (-1)
#define UE_SMALL_NUMBER (1.e-8f)
#define WITH_EDITOR 1
#define WITH_EDITORONLY_DATA 1
#define PLATFORM_LITTLE_ENDIAN 1

// Each module of a plugin has such a macro, which Unreal's build tool defines.
#ifndef AVATARBRIDGE_API
#define AVATARBRIDGE_API
#endif
