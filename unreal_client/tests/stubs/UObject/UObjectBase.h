#pragma once

/** API/Runtime/CoreUObject/UObjectInitialized : whether there are objects yet, and still. */
inline bool UObjectInitialized() {
    return true;
}
