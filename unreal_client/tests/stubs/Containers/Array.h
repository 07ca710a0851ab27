#pragma once

#include <algorithm>
#include <initializer_list>
#include <utility>
#include <vector>

#include "CoreTypes.h"
#include "Misc/AssertionMacros.h"

/** API/Runtime/Core/TArray : Containers/Array.h. */
template <typename T>
class TArray {
public:
    using ElementType = T;
    using SizeType = int32;

    TArray() = default;
    TArray(std::initializer_list<T> Elements) : Held(Elements) {}
    TArray(const T* Elements, int32 Count) : Held(Elements, Elements + Count) {}

    int32 Num() const { return static_cast<int32>(Held.size()); }
    bool IsEmpty() const { return Held.empty(); }
    int32 Max() const { return static_cast<int32>(Held.capacity()); }
    bool IsValidIndex(int32 Index) const { return Index >= 0 && Index < Num(); }
    T* GetData() { return Held.data(); }
    const T* GetData() const { return Held.data(); }
    T& operator[](int32 Index) {
        check(IsValidIndex(Index));
        return Held[static_cast<std::size_t>(Index)];
    }
    const T& operator[](int32 Index) const {
        check(IsValidIndex(Index));
        return Held[static_cast<std::size_t>(Index)];
    }
    T& Last(int32 IndexFromTheEnd = 0) { return (*this)[Num() - IndexFromTheEnd - 1]; }
    const T& Last(int32 IndexFromTheEnd = 0) const { return (*this)[Num() - IndexFromTheEnd - 1]; }

    int32 Add(const T& Item) {
        Held.push_back(Item);
        return Num() - 1;
    }
    int32 Add(T&& Item) {
        Held.push_back(std::move(Item));
        return Num() - 1;
    }
    template <typename... ArgTypes>
    int32 Emplace(ArgTypes&&... Args) {
        Held.emplace_back(std::forward<ArgTypes>(Args)...);
        return Num() - 1;
    }
    template <typename... ArgTypes>
    T& Emplace_GetRef(ArgTypes&&... Args) {
        return Held.emplace_back(std::forward<ArgTypes>(Args)...);
    }
    T& AddDefaulted_GetRef() { return Held.emplace_back(); }
    int32 AddUnique(const T& Item) {
        const int32 Found = Find(Item);
        return Found == INDEX_NONE ? Add(Item) : Found;
    }
    void Append(const TArray& Other) { Held.insert(Held.end(), Other.begin(), Other.end()); }
    void Append(const T* Elements, int32 Count) {
        Held.insert(Held.end(), Elements, Elements + Count);
    }
    int32 Insert(const T& Item, int32 Index) {
        Held.insert(Held.begin() + Index, Item);
        return Index;
    }
    void Push(T Item) { Held.push_back(std::move(Item)); }
    T Pop() {
        T Item = std::move(Held.back());
        Held.pop_back();
        return Item;
    }

    int32 Remove(const T& Item) {
        return RemoveAll([&Item](const T& Other) { return Other == Item; });
    }
    int32 RemoveSingle(const T& Item) {
        const int32 Found = Find(Item);
        if (Found == INDEX_NONE) {
            return 0;
        }
        RemoveAt(Found);
        return 1;
    }
    template <typename Predicate>
    int32 RemoveAll(const Predicate& Unwanted) {
        const auto Rest = std::remove_if(Held.begin(), Held.end(), Unwanted);
        const auto Removed = static_cast<int32>(Held.end() - Rest);
        Held.erase(Rest, Held.end());
        return Removed;
    }
    void RemoveAt(int32 Index) { Held.erase(Held.begin() + Index); }
    void RemoveAt(int32 Index, int32 Count) {
        Held.erase(Held.begin() + Index, Held.begin() + Index + Count);
    }
    void RemoveAtSwap(int32 Index) {
        std::swap(Held[static_cast<std::size_t>(Index)], Held.back());
        Held.pop_back();
    }

    void Reserve(int32 Count) { Held.reserve(static_cast<std::size_t>(Count)); }
    void Reset(int32 = 0) { Held.clear(); }
    void Empty(int32 = 0) {
        Held.clear();
        Held.shrink_to_fit();
    }
    void SetNum(int32 Count) { Held.resize(static_cast<std::size_t>(Count)); }
    void SetNumZeroed(int32 Count) { Held.resize(static_cast<std::size_t>(Count), T{}); }
    void SetNumUninitialized(int32 Count) { SetNum(Count); }
    void AddZeroed(int32 Count = 1) { SetNumZeroed(Num() + Count); }
    int32 AddDefaulted(int32 Count = 1) {
        const int32 First = Num();
        SetNum(First + Count);
        return First;
    }
    void Init(const T& Element, int32 Count) {
        Held.assign(static_cast<std::size_t>(Count), Element);
    }

    int32 Find(const T& Item) const {
        const auto Found = std::find(Held.begin(), Held.end(), Item);
        return Found == Held.end() ? INDEX_NONE : static_cast<int32>(Found - Held.begin());
    }
    int32 IndexOfByKey(const T& Item) const { return Find(Item); }
    template <typename Predicate>
    int32 IndexOfByPredicate(Predicate Wanted) const {
        const auto Found = std::find_if(Held.begin(), Held.end(), Wanted);
        return Found == Held.end() ? INDEX_NONE : static_cast<int32>(Found - Held.begin());
    }
    template <typename Predicate>
    T* FindByPredicate(Predicate Wanted) {
        const int32 Index = IndexOfByPredicate(Wanted);
        return Index == INDEX_NONE ? nullptr : &(*this)[Index];
    }
    template <typename Predicate>
    const T* FindByPredicate(Predicate Wanted) const {
        const int32 Index = IndexOfByPredicate(Wanted);
        return Index == INDEX_NONE ? nullptr : &(*this)[Index];
    }
    template <typename Predicate>
    bool ContainsByPredicate(Predicate Wanted) const {
        return IndexOfByPredicate(Wanted) != INDEX_NONE;
    }
    bool Contains(const T& Item) const { return Find(Item) != INDEX_NONE; }
    void Sort() { std::stable_sort(Held.begin(), Held.end()); }
    template <typename Predicate>
    void Sort(const Predicate& Before) {
        std::stable_sort(Held.begin(), Held.end(), Before);
    }

    bool operator==(const TArray& Other) const { return Held == Other.Held; }
    bool operator!=(const TArray& Other) const { return !(*this == Other); }
    auto begin() { return Held.begin(); }
    auto end() { return Held.end(); }
    auto begin() const { return Held.begin(); }
    auto end() const { return Held.end(); }

private:
    std::vector<T> Held;
};
