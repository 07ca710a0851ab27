#pragma once

#include <cstddef>
#include <memory>
#include <type_traits>

class UObject;

namespace stub {

/** Whether an object is still there; its weak pointers ask. */
struct FLife {
    UObject* Object = nullptr;
};
std::shared_ptr<FLife> LifeOf(const UObject* Object);

}  // namespace stub

/** API/Runtime/CoreUObject/TWeakObjectPtr : null once its object is gone or going. */
template <typename T = UObject>
class TWeakObjectPtr {
public:
    TWeakObjectPtr() = default;
    TWeakObjectPtr(std::nullptr_t) {}
    template <typename U, typename = std::enable_if_t<std::is_convertible_v<U*, T*>>>
    TWeakObjectPtr(U* Object) : Pointer(Object), Life(Object ? stub::LifeOf(Object) : nullptr) {}
    template <typename U, typename = std::enable_if_t<std::is_convertible_v<U*, T*>>>
    TWeakObjectPtr(const TWeakObjectPtr<U>& Other) : TWeakObjectPtr(Other.Get()) {}

    T* Get() const { return IsValid() ? Pointer : nullptr; }
    T* operator->() const { return Get(); }
    T& operator*() const { return *Get(); }
    bool IsValid() const { return Life && Life->Object; }
    /** Whether there was an object, and there is none any more. */
    bool IsStale() const { return Life && !Life->Object; }
    bool IsExplicitlyNull() const { return !Life; }
    explicit operator bool() const { return IsValid(); }
    void Reset() { *this = nullptr; }
    friend bool operator==(const TWeakObjectPtr& A, const TWeakObjectPtr& B) {
        return A.Get() == B.Get();
    }
    friend bool operator!=(const TWeakObjectPtr& A, const TWeakObjectPtr& B) { return !(A == B); }
    friend bool operator==(const TWeakObjectPtr& A, const T* B) { return A.Get() == B; }
    friend bool operator!=(const TWeakObjectPtr& A, const T* B) { return A.Get() != B; }

private:
    T* Pointer = nullptr;
    std::shared_ptr<stub::FLife> Life;
};

/** API/Runtime/CoreUObject/MakeWeakObjectPtr */
template <typename T>
TWeakObjectPtr<T> MakeWeakObjectPtr(T* Object) {
    return TWeakObjectPtr<T>(Object);
}
