#pragma once

#include "CoreTypes.h"

/** API/Runtime/Core/FStringView : text of somebody else's. */
class FStringView {
public:
    FStringView(const TCHAR* InData, int32 InSize) : Data(InData), Size(InSize) {}

    const TCHAR* GetData() const { return Data; }
    int32 Len() const { return Size; }

private:
    const TCHAR* Data;
    int32 Size;
};
