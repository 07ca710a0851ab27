#pragma once

#include "Containers/Array.h"

/** API/Runtime/Core/TArrayView : somebody else's elements. */
template <typename T>
class TArrayView {
public:
    TArrayView() = default;
    TArrayView(T* InData, int32 InCount) : Data(InData), Count(InCount) {}
    TArrayView(TArray<std::remove_const_t<T>>& Array) : Data(Array.GetData()), Count(Array.Num()) {}
    TArrayView(const TArray<std::remove_const_t<T>>& Array)
        : Data(const_cast<T*>(Array.GetData())), Count(Array.Num()) {}
    int32 Num() const { return Count; }
    bool IsEmpty() const { return Count == 0; }
    T* GetData() const { return Data; }
    T& operator[](int32 Index) const {
        check(Index >= 0 && Index < Count);
        return Data[Index];
    }
    T* begin() const { return Data; }
    T* end() const { return Data + Count; }

private:
    T* Data = nullptr;
    int32 Count = 0;
};

/** API/Runtime/Core/TConstArrayView */
template <typename T>
using TConstArrayView = TArrayView<const T>;

/** API/Runtime/Core/MakeArrayView */
template <typename T>
TArrayView<T> MakeArrayView(T* Data, int32 Count) {
    return TArrayView<T>(Data, Count);
}
template <typename T>
TArrayView<const T> MakeArrayView(const TArray<T>& Array) {
    return TArrayView<const T>(Array.GetData(), Array.Num());
}
