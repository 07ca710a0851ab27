#pragma once

#include <optional>
#include <utility>

#include "Misc/AssertionMacros.h"

struct FNullOpt {};
inline constexpr FNullOpt NullOpt{};

/** API/Runtime/Core/TOptional */
template <typename T>
class TOptional {
public:
    TOptional() = default;
    TOptional(FNullOpt) {}
    TOptional(T Value) : Held(std::move(Value)) {}
    bool IsSet() const { return Held.has_value(); }
    explicit operator bool() const { return IsSet(); }
    T& GetValue() {
        check(IsSet());
        return *Held;
    }
    const T& GetValue() const {
        check(IsSet());
        return *Held;
    }
    T Get(const T& Default) const { return Held ? *Held : Default; }
    T* operator->() { return &GetValue(); }
    const T* operator->() const { return &GetValue(); }
    T& operator*() { return GetValue(); }
    const T& operator*() const { return GetValue(); }
    void Reset() { Held.reset(); }
    template <typename... ArgTypes>
    T& Emplace(ArgTypes&&... Args) { return Held.emplace(std::forward<ArgTypes>(Args)...); }

private:
    std::optional<T> Held;
};
