#pragma once

#include <initializer_list>
#include <utility>
#include <vector>

#include "Containers/Array.h"

/** API/Runtime/Core/TPair */
template <typename K, typename V>
struct TPair {
    K Key;
    V Value;
};

/** API/Runtime/Core/TMap, TMapBase : keys keep the order in which they came. */
template <typename K, typename V>
class TMap {
public:
    TMap() = default;
    TMap(std::initializer_list<TPair<K, V>> Pairs) {
        for (const TPair<K, V>& Pair : Pairs) {
            Add(Pair.Key, Pair.Value);
        }
    }

    int32 Num() const { return static_cast<int32>(Held.size()); }
    bool IsEmpty() const { return Held.empty(); }
    bool Contains(const K& Key) const { return Find(Key) != nullptr; }
    V& Add(const K& Key, const V& Value) {
        V& Place = FindOrAdd(Key);
        Place = Value;
        return Place;
    }
    V& Add(const K& Key, V&& Value) {
        V& Place = FindOrAdd(Key);
        Place = std::move(Value);
        return Place;
    }
    template <typename... ArgTypes>
    V& Emplace(const K& Key, ArgTypes&&... Args) {
        return Add(Key, V(std::forward<ArgTypes>(Args)...));
    }
    V& FindOrAdd(const K& Key) {
        if (V* Found = Find(Key)) {
            return *Found;
        }
        return Held.emplace_back(TPair<K, V>{Key, V{}}).Value;
    }
    V* Find(const K& Key) {
        for (TPair<K, V>& Pair : Held) {
            if (Pair.Key == Key) {
                return &Pair.Value;
            }
        }
        return nullptr;
    }
    const V* Find(const K& Key) const { return const_cast<TMap*>(this)->Find(Key); }
    V FindRef(const K& Key) const {
        const V* Found = Find(Key);
        return Found ? *Found : V{};
    }
    V& operator[](const K& Key) {
        V* Found = Find(Key);
        check(Found != nullptr);
        return *Found;
    }
    const V& operator[](const K& Key) const { return (*const_cast<TMap*>(this))[Key]; }
    int32 Remove(const K& Key) {
        for (std::size_t Index = 0; Index < Held.size(); Index++) {
            if (Held[Index].Key == Key) {
                Held.erase(Held.begin() + static_cast<std::ptrdiff_t>(Index));
                return 1;
            }
        }
        return 0;
    }
    bool RemoveAndCopyValue(const K& Key, V& OutValue) {
        V* Found = Find(Key);
        if (!Found) {
            return false;
        }
        OutValue = std::move(*Found);
        Remove(Key);
        return true;
    }
    void Empty(int32 = 0) { Held.clear(); }
    void Reset() { Held.clear(); }
    void Reserve(int32 Count) { Held.reserve(static_cast<std::size_t>(Count)); }
    void GetKeys(TArray<K>& OutKeys) const {
        OutKeys.Reset();
        for (const TPair<K, V>& Pair : Held) {
            OutKeys.Add(Pair.Key);
        }
    }

    auto begin() { return Held.begin(); }
    auto end() { return Held.end(); }
    auto begin() const { return Held.begin(); }
    auto end() const { return Held.end(); }

private:
    std::vector<TPair<K, V>> Held;
};
