#pragma once

#include <cstddef>
#include <memory>
#include <type_traits>
#include <utility>

#include "Misc/AssertionMacros.h"

// API/Runtime/Core/TSharedPtr, TSharedRef, TWeakPtr, TSharedFromThis
// https://dev.epicgames.com/documentation/en-us/unreal-engine/unreal-smart-pointer-library

enum class ESPMode : unsigned char { NotThreadSafe = 0, ThreadSafe = 1 };

template <typename T, ESPMode Mode = ESPMode::ThreadSafe>
class TSharedRef;
template <typename T, ESPMode Mode = ESPMode::ThreadSafe>
class TWeakPtr;

template <typename T, ESPMode Mode = ESPMode::ThreadSafe>
class TSharedPtr {
public:
    TSharedPtr() = default;
    TSharedPtr(std::nullptr_t) {}
    template <typename U, typename = std::enable_if_t<std::is_convertible_v<U*, T*>>>
    explicit TSharedPtr(U* Object) : Held(Object) {}
    template <typename U, typename = std::enable_if_t<std::is_convertible_v<U*, T*>>>
    TSharedPtr(const TSharedPtr<U, Mode>& Other) : Held(Other.StubHeld()) {}
    template <typename U, typename = std::enable_if_t<std::is_convertible_v<U*, T*>>>
    TSharedPtr(const TSharedRef<U, Mode>& Other) : Held(Other.StubHeld()) {}
    explicit TSharedPtr(std::shared_ptr<T> Object) : Held(std::move(Object)) {}

    T* Get() const { return Held.get(); }
    T* operator->() const {
        check(Held != nullptr);
        return Held.get();
    }
    template <typename U = T>
    std::enable_if_t<!std::is_void_v<U>, U&> operator*() const {
        check(Held != nullptr);
        return *Held;
    }
    bool IsValid() const { return Held != nullptr; }
    explicit operator bool() const { return IsValid(); }
    void Reset() { Held.reset(); }
    TSharedRef<T, Mode> ToSharedRef() const { return TSharedRef<T, Mode>(Held); }
    int GetSharedReferenceCount() const { return static_cast<int>(Held.use_count()); }
    bool IsUnique() const { return Held.use_count() == 1; }
    friend bool operator==(const TSharedPtr& A, const TSharedPtr& B) { return A.Held == B.Held; }
    friend bool operator!=(const TSharedPtr& A, const TSharedPtr& B) { return A.Held != B.Held; }
    friend bool operator==(const TSharedPtr& A, std::nullptr_t) { return A.Held == nullptr; }
    friend bool operator!=(const TSharedPtr& A, std::nullptr_t) { return A.Held != nullptr; }

    const std::shared_ptr<T>& StubHeld() const { return Held; }

private:
    std::shared_ptr<T> Held;
};

template <typename T, ESPMode Mode>
class TSharedRef {
public:
    template <typename U, typename = std::enable_if_t<std::is_convertible_v<U*, T*>>>
    explicit TSharedRef(U* Object) : Held(Object) {
        check(Held != nullptr);
    }
    template <typename U, typename = std::enable_if_t<std::is_convertible_v<U*, T*>>>
    TSharedRef(const TSharedRef<U, Mode>& Other) : Held(Other.StubHeld()) {}
    explicit TSharedRef(std::shared_ptr<T> Object) : Held(std::move(Object)) {
        check(Held != nullptr);
    }

    T& Get() const { return *Held; }
    T* operator->() const { return Held.get(); }
    T& operator*() const { return *Held; }
    TSharedPtr<T, Mode> ToSharedPtr() const { return TSharedPtr<T, Mode>(Held); }
    int GetSharedReferenceCount() const { return static_cast<int>(Held.use_count()); }
    friend bool operator==(const TSharedRef& A, const TSharedRef& B) { return A.Held == B.Held; }
    friend bool operator!=(const TSharedRef& A, const TSharedRef& B) { return A.Held != B.Held; }

    const std::shared_ptr<T>& StubHeld() const { return Held; }

private:
    std::shared_ptr<T> Held;
};

template <typename T, ESPMode Mode>
class TWeakPtr {
public:
    TWeakPtr() = default;
    TWeakPtr(std::nullptr_t) {}
    template <typename U, typename = std::enable_if_t<std::is_convertible_v<U*, T*>>>
    TWeakPtr(const TSharedPtr<U, Mode>& Other) : Held(Other.StubHeld()) {}
    template <typename U, typename = std::enable_if_t<std::is_convertible_v<U*, T*>>>
    TWeakPtr(const TSharedRef<U, Mode>& Other) : Held(Other.StubHeld()) {}
    TSharedPtr<T, Mode> Pin() const { return TSharedPtr<T, Mode>(Held.lock()); }
    bool IsValid() const { return !Held.expired(); }
    void Reset() { Held.reset(); }
    friend bool operator==(const TWeakPtr& A, const TWeakPtr& B) { return A.Pin() == B.Pin(); }

private:
    std::weak_ptr<T> Held;
};

template <typename T, ESPMode Mode = ESPMode::ThreadSafe>
class TSharedFromThis : public std::enable_shared_from_this<T> {
public:
    TSharedRef<T, Mode> AsShared() { return TSharedRef<T, Mode>(this->shared_from_this()); }
    TWeakPtr<T, Mode> AsWeak() { return TWeakPtr<T, Mode>(AsShared()); }
};

/** API/Runtime/Core/MakeShared */
template <typename T, ESPMode Mode = ESPMode::ThreadSafe, typename... ArgTypes>
TSharedRef<T, Mode> MakeShared(ArgTypes&&... Args) {
    return TSharedRef<T, Mode>(std::make_shared<T>(std::forward<ArgTypes>(Args)...));
}

/** API/Runtime/Core/MakeShareable : takes what was made by `new`. */
template <typename T>
struct TStubShareable {
    T* Object;
    template <typename U, ESPMode Mode>
    operator TSharedPtr<U, Mode>() const { return TSharedPtr<U, Mode>(Object); }
    template <typename U, ESPMode Mode>
    operator TSharedRef<U, Mode>() const { return TSharedRef<U, Mode>(std::shared_ptr<U>(Object)); }
};
template <typename T>
TStubShareable<T> MakeShareable(T* Object) {
    return {Object};
}

/** API/Runtime/Core/StaticCastSharedPtr, StaticCastSharedRef */
template <typename To, typename From, ESPMode Mode>
TSharedPtr<To, Mode> StaticCastSharedPtr(const TSharedPtr<From, Mode>& Other) {
    return TSharedPtr<To, Mode>(std::static_pointer_cast<To>(Other.StubHeld()));
}
template <typename To, typename From, ESPMode Mode>
TSharedRef<To, Mode> StaticCastSharedRef(const TSharedRef<From, Mode>& Other) {
    return TSharedRef<To, Mode>(std::static_pointer_cast<To>(Other.StubHeld()));
}
