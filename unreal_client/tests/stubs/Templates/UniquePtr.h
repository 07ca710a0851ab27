#pragma once

#include <memory>

/** API/Runtime/Core/TUniquePtr */
template <typename T>
class TUniquePtr {
public:
    TUniquePtr() = default;
    TUniquePtr(std::nullptr_t) {}
    explicit TUniquePtr(T* Pointer) : Held(Pointer) {}
    template <typename U>
    TUniquePtr(TUniquePtr<U>&& Other) : Held(Other.Release()) {}

    T* Get() const { return Held.get(); }
    T* operator->() const { return Held.get(); }
    T& operator*() const { return *Held; }
    bool IsValid() const { return Held != nullptr; }
    explicit operator bool() const { return IsValid(); }
    T* Release() { return Held.release(); }
    void Reset(T* Pointer = nullptr) { Held.reset(Pointer); }

private:
    std::unique_ptr<T> Held;
};

/** API/Runtime/Core/MakeUnique */
template <typename T, typename... ArgTypes>
TUniquePtr<T> MakeUnique(ArgTypes&&... Args) {
    return TUniquePtr<T>(new T(std::forward<ArgTypes>(Args)...));
}
