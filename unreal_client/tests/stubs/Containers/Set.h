#pragma once

#include "Containers/Array.h"

/** API/Runtime/Core/TSet */
template <typename T>
class TSet {
public:
    TSet() = default;
    TSet(std::initializer_list<T> Elements) {
        for (const T& Element : Elements) {
            Add(Element);
        }
    }
    int32 Num() const { return Held.Num(); }
    bool IsEmpty() const { return Held.IsEmpty(); }
    void Add(const T& Item) { Held.AddUnique(Item); }
    int32 Remove(const T& Item) { return Held.Remove(Item); }
    bool Contains(const T& Item) const { return Held.Contains(Item); }
    void Empty(int32 = 0) { Held.Empty(); }
    void Reset() { Held.Reset(); }
    TArray<T> Array() const { return Held; }
    auto begin() const { return Held.begin(); }
    auto end() const { return Held.end(); }

private:
    TArray<T> Held;
};
