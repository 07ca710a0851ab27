#pragma once

#include <cstring>

#include "CoreTypes.h"

/** API/Runtime/Core/FMemory */
struct FMemory {
    static void* Memzero(void* Dest, SIZE_T Count) { return std::memset(Dest, 0, Count); }
    static void* Memcpy(void* Dest, const void* Src, SIZE_T Count) {
        return std::memcpy(Dest, Src, Count);
    }
};
