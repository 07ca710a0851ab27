#pragma once

#include <cstddef>

/** API/Runtime/CoreUObject/TObjectPtr : a property that keeps its object from being collected. */
template <typename T>
class TObjectPtr {
public:
    TObjectPtr() = default;
    TObjectPtr(std::nullptr_t) {}
    TObjectPtr(T* Object) : Pointer(Object) {}
    T* Get() const { return Pointer; }
    operator T*() const { return Pointer; }
    T* operator->() const { return Pointer; }
    T& operator*() const { return *Pointer; }

private:
    T* Pointer = nullptr;
};
