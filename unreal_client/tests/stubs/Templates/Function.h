#pragma once

#include <functional>
#include <memory>
#include <type_traits>
#include <utility>

/** API/Runtime/Core/TFunction : a copy of something callable. */
template <typename FuncType>
class TFunction : public std::function<FuncType> {
public:
    using std::function<FuncType>::function;
    TFunction() = default;
    bool IsSet() const { return static_cast<bool>(*this); }
    void Reset() { *this = nullptr; }
};

/** API/Runtime/Core/TUniqueFunction : something callable that is moved and never copied. */
template <typename FuncType>
class TUniqueFunction;

template <typename R, typename... Args>
class TUniqueFunction<R(Args...)> {
public:
    TUniqueFunction() = default;
    TUniqueFunction(std::nullptr_t) {}

    template <typename F, typename = std::enable_if_t<
                              !std::is_same_v<std::decay_t<F>, TUniqueFunction>>>
    TUniqueFunction(F&& Functor)
        : Held(std::make_unique<TCallable<std::decay_t<F>>>(std::forward<F>(Functor))) {}

    R operator()(Args... Arguments) const {
        return Held->Call(std::forward<Args>(Arguments)...);
    }
    explicit operator bool() const { return Held != nullptr; }
    bool IsSet() const { return Held != nullptr; }
    void Reset() { Held.reset(); }

private:
    struct FCallable {
        virtual ~FCallable() = default;
        virtual R Call(Args... Arguments) = 0;
    };
    template <typename F>
    struct TCallable final : FCallable {
        explicit TCallable(F InFunctor) : Functor(std::move(InFunctor)) {}
        R Call(Args... Arguments) override { return Functor(std::forward<Args>(Arguments)...); }
        F Functor;
    };
    std::unique_ptr<FCallable> Held;
};

/** API/Runtime/Core/TFunctionRef : borrows something callable. */
template <typename FuncType>
class TFunctionRef;

template <typename R, typename... Args>
class TFunctionRef<R(Args...)> {
public:
    template <typename F, typename = std::enable_if_t<
                              !std::is_same_v<std::decay_t<F>, TFunctionRef>>>
    TFunctionRef(F&& Functor)
        : Target(const_cast<void*>(static_cast<const void*>(&Functor))),
          Call([](void* Borrowed, Args... Arguments) -> R {
              return (*static_cast<std::remove_reference_t<F>*>(Borrowed))(
                  std::forward<Args>(Arguments)...);
          }) {}
    R operator()(Args... Arguments) const { return Call(Target, std::forward<Args>(Arguments)...); }

private:
    void* Target;
    R (*Call)(void*, Args...);
};
