#pragma once

#include <type_traits>
#include <utility>

/** API/Runtime/Core/MoveTemp : casts to an rvalue; refuses a const one. */
template <typename T>
constexpr std::remove_reference_t<T>&& MoveTemp(T&& Object) noexcept {
    static_assert(std::is_lvalue_reference_v<T>, "MoveTemp called on an rvalue");
    static_assert(!std::is_const_v<std::remove_reference_t<T>>, "MoveTemp called on a const");
    return static_cast<std::remove_reference_t<T>&&>(Object);
}

/** API/Runtime/Core/Forward */
template <typename T>
constexpr T&& Forward(std::remove_reference_t<T>& Object) noexcept {
    return static_cast<T&&>(Object);
}

/** API/Runtime/Core/Swap */
template <typename T>
void Swap(T& A, T& B) {
    std::swap(A, B);
}

/** API/Runtime/Core/TGuardValue : sets a value back when it goes out of scope. */
template <typename RefType, typename AssignedType = RefType>
struct TGuardValue {
    TGuardValue(RefType& ReferenceValue, const AssignedType& NewValue)
        : RefValue(ReferenceValue), OriginalValue(ReferenceValue) {
        RefValue = NewValue;
    }
    ~TGuardValue() { RefValue = OriginalValue; }
    TGuardValue(const TGuardValue&) = delete;
    TGuardValue& operator=(const TGuardValue&) = delete;

private:
    RefType& RefValue;
    AssignedType OriginalValue;
};

#define UE_NONCOPYABLE(TypeName)          \
    TypeName(TypeName&&) = delete;        \
    TypeName(const TypeName&) = delete;   \
    TypeName& operator=(const TypeName&) = delete; \
    TypeName& operator=(TypeName&&) = delete;
