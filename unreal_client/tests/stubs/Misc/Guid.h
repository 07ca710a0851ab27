#pragma once

#include "Containers/UnrealString.h"

/** API/Runtime/Core/FGuid */
struct FGuid {
    uint32 A = 0, B = 0, C = 0, D = 0;

    FGuid() = default;
    FGuid(uint32 InA, uint32 InB, uint32 InC, uint32 InD) : A(InA), B(InB), C(InC), D(InD) {}
    static FGuid NewGuid() {
        static uint32 Last = 0;
        return {1, 2, 3, ++Last};
    }
    bool IsValid() const { return (A | B | C | D) != 0; }
    void Invalidate() { *this = FGuid(); }
    FString ToString() const { return FString::Printf(TEXT("%08X%08X%08X%08X"), A, B, C, D); }
    friend bool operator==(const FGuid& X, const FGuid& Y) {
        return X.A == Y.A && X.B == Y.B && X.C == Y.C && X.D == Y.D;
    }
    friend bool operator!=(const FGuid& X, const FGuid& Y) { return !(X == Y); }
};
