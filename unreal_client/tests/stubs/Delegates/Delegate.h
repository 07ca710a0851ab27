#pragma once

#include <algorithm>
#include <functional>
#include <memory>
#include <type_traits>
#include <utility>
#include <vector>

#include "CoreTypes.h"
#include "Templates/SharedPointer.h"
#include "UObject/WeakObjectPtr.h"

// https://dev.epicgames.com/documentation/en-us/unreal-engine/delegates-and-lambda-functions-in-unreal-engine
// API/Runtime/Core/TDelegate, TMulticastDelegate, FDelegateHandle

/** API/Runtime/Core/FDelegateHandle */
class FDelegateHandle {
public:
    bool IsValid() const { return Id != 0; }
    void Reset() { Id = 0; }
    friend bool operator==(const FDelegateHandle& A, const FDelegateHandle& B) {
        return A.Id == B.Id;
    }
    static FDelegateHandle StubNew() {
        static uint64 Last = 0;
        FDelegateHandle Handle;
        Handle.Id = ++Last;
        return Handle;
    }

private:
    uint64 Id = 0;
};

namespace stub {

/** Something to call, and whether whom it belongs to is still there. */
template <typename R, typename... Args>
struct TBound {
    std::function<R(Args...)> Call;
    std::function<bool()> IsAlive;
    const void* Owner = nullptr;
    FDelegateHandle Handle;
};

/** The ways of binding that single and multicast delegates share. */
template <typename R, typename... Args>
struct TBinder {
    using FBound = TBound<R, Args...>;

    template <typename F>
    static FBound Lambda(F&& Functor) {
        return {std::forward<F>(Functor), [] { return true; }, nullptr, FDelegateHandle::StubNew()};
    }
    template <typename O, typename F>
    static FBound WeakLambda(O* Object, F&& Functor) {
        TWeakObjectPtr<O> Weak(Object);
        return {std::forward<F>(Functor), [Weak] { return Weak.IsValid(); }, Object,
                FDelegateHandle::StubNew()};
    }
    template <typename O, typename C, typename... Extra>
    static FBound Object(O* Owner, R (C::*Method)(Args..., Extra...), Extra... More) {
        FBound Bound = WeakLambda(
            Owner, [Owner, Method, More...](Args... A) -> R { return (Owner->*Method)(A..., More...); });
        return Bound;
    }
    template <typename O, typename C>
    static FBound Raw(O* Owner, R (C::*Method)(Args...)) {
        return {[Owner, Method](Args... A) -> R { return (Owner->*Method)(A...); },
                [] { return true; }, Owner, FDelegateHandle::StubNew()};
    }
    template <typename O, typename C>
    static FBound Shared(const TSharedRef<O>& Owner, R (C::*Method)(Args...)) {
        TWeakPtr<O> Weak(Owner);
        O* Pointer = &Owner.Get();
        return {[Pointer, Method](Args... A) -> R { return (Pointer->*Method)(A...); },
                [Weak] { return Weak.IsValid(); }, Pointer, FDelegateHandle::StubNew()};
    }
};

}  // namespace stub

/** API/Runtime/Core/TDelegate */
template <typename Signature>
class TDelegate;

template <typename R, typename... Args>
class TDelegate<R(Args...)> {
    using FBinder = stub::TBinder<R, Args...>;

public:
    template <typename F>
    static TDelegate CreateLambda(F&& Functor) { return TDelegate(FBinder::Lambda(std::forward<F>(Functor))); }
    template <typename O, typename F>
    static TDelegate CreateWeakLambda(O* Object, F&& Functor) {
        return TDelegate(FBinder::WeakLambda(Object, std::forward<F>(Functor)));
    }
    template <typename O, typename C>
    static TDelegate CreateUObject(O* Object, R (C::*Method)(Args...)) {
        return TDelegate(FBinder::Object(Object, Method));
    }
    template <typename O, typename C>
    static TDelegate CreateRaw(O* Object, R (C::*Method)(Args...)) {
        return TDelegate(FBinder::Raw(Object, Method));
    }
    template <typename O, typename C>
    static TDelegate CreateSP(const TSharedRef<O>& Object, R (C::*Method)(Args...)) {
        return TDelegate(FBinder::Shared(Object, Method));
    }
    template <typename O, typename C>
    static TDelegate CreateSP(O* Object, R (C::*Method)(Args...)) {
        return CreateSP(StaticCastSharedRef<O>(Object->AsShared()), Method);
    }
    static TDelegate CreateStatic(R (*Function)(Args...)) { return TDelegate(FBinder::Lambda(Function)); }

    TDelegate() = default;
    template <typename F>
    void BindLambda(F&& Functor) { *this = CreateLambda(std::forward<F>(Functor)); }
    template <typename O, typename F>
    void BindWeakLambda(O* Object, F&& Functor) { *this = CreateWeakLambda(Object, std::forward<F>(Functor)); }
    template <typename O, typename C>
    void BindUObject(O* Object, R (C::*Method)(Args...)) { *this = CreateUObject(Object, Method); }
    template <typename O, typename C>
    void BindRaw(O* Object, R (C::*Method)(Args...)) { *this = CreateRaw(Object, Method); }
    template <typename O, typename C>
    void BindSP(const TSharedRef<O>& Object, R (C::*Method)(Args...)) { *this = CreateSP(Object, Method); }
    void BindStatic(R (*Function)(Args...)) { *this = CreateStatic(Function); }
    void Unbind() { Bound = {}; }
    bool IsBound() const { return Bound.Call && Bound.IsAlive(); }
    R Execute(Args... A) const {
        check(IsBound());
        return Bound.Call(A...);
    }
    bool ExecuteIfBound(Args... A) const {
        if (!IsBound()) {
            return false;
        }
        Bound.Call(A...);
        return true;
    }

    const stub::TBound<R, Args...>& StubBound() const { return Bound; }

private:
    explicit TDelegate(stub::TBound<R, Args...> InBound) : Bound(std::move(InBound)) {}
    stub::TBound<R, Args...> Bound;
};

/** API/Runtime/Core/TMulticastDelegate */
template <typename Signature>
class TMulticastDelegate;

template <typename... Args>
class TMulticastDelegate<void(Args...)> {
    using FBinder = stub::TBinder<void, Args...>;

public:
    using FDelegate = TDelegate<void(Args...)>;

    FDelegateHandle Add(const FDelegate& Delegate) { return Keep(Delegate.StubBound()); }
    template <typename F>
    FDelegateHandle AddLambda(F&& Functor) { return Keep(FBinder::Lambda(std::forward<F>(Functor))); }
    template <typename O, typename F>
    FDelegateHandle AddWeakLambda(O* Object, F&& Functor) {
        return Keep(FBinder::WeakLambda(Object, std::forward<F>(Functor)));
    }
    template <typename O, typename C>
    FDelegateHandle AddUObject(O* Object, void (C::*Method)(Args...)) {
        return Keep(FBinder::Object(Object, Method));
    }
    template <typename O, typename C>
    FDelegateHandle AddRaw(O* Object, void (C::*Method)(Args...)) {
        return Keep(FBinder::Raw(Object, Method));
    }
    template <typename O, typename C>
    FDelegateHandle AddSP(const TSharedRef<O>& Object, void (C::*Method)(Args...)) {
        return Keep(FBinder::Shared(Object, Method));
    }
    bool Remove(FDelegateHandle Handle) {
        return Drop([&](const auto& One) { return One.Handle == Handle; });
    }
    int32 RemoveAll(const void* Owner) {
        return Drop([&](const auto& One) { return One.Owner == Owner; });
    }
    void Clear() { All.clear(); }
    bool IsBound() const { return !All.empty(); }
    void Broadcast(Args... A) const {
        const auto Now = All;  // whoever is called may bind and unbind
        for (const auto& One : Now) {
            if (One.IsAlive() && IsStillBound(One.Handle)) {
                One.Call(A...);
            }
        }
    }

protected:
    FDelegateHandle Keep(stub::TBound<void, Args...> Bound) {
        All.push_back(std::move(Bound));
        return All.back().Handle;
    }
    template <typename P>
    int32 Drop(P Unwanted) {
        const auto Before = All.size();
        All.erase(std::remove_if(All.begin(), All.end(), Unwanted), All.end());
        return static_cast<int32>(Before - All.size());
    }

private:
    bool IsStillBound(const FDelegateHandle& Handle) const {
        for (const auto& One : All) {
            if (One.Handle == Handle) {
                return true;
            }
        }
        return false;
    }
    std::vector<stub::TBound<void, Args...>> All;
};

namespace stub {

/** A delegate that Blueprint can bind; AddDynamic is a macro in the engine, used the same way. */
template <typename... Args>
class TDynamicMulticastDelegate : private TMulticastDelegate<void(Args...)> {
    using FBase = TMulticastDelegate<void(Args...)>;

public:
    template <typename O, typename C>
    void AddDynamic(O* Object, void (C::*Method)(Args...)) {
        this->Keep(TBinder<void, Args...>::Object(Object, Method));
    }
    template <typename O, typename C>
    void AddUniqueDynamic(O* Object, void (C::*Method)(Args...)) {
        RemoveAll(Object);
        AddDynamic(Object, Method);
    }
    template <typename O, typename C>
    void RemoveDynamic(O* Object, void (C::*)(Args...)) {
        RemoveAll(Object);
    }
    void RemoveAll(const void* Owner) { FBase::RemoveAll(Owner); }
    using FBase::Broadcast;
    using FBase::Clear;
    using FBase::IsBound;
};

}  // namespace stub

#define DECLARE_DELEGATE(Name) using Name = TDelegate<void()>
#define DECLARE_DELEGATE_OneParam(Name, A) using Name = TDelegate<void(A)>
#define DECLARE_DELEGATE_TwoParams(Name, A, B) using Name = TDelegate<void(A, B)>
#define DECLARE_DELEGATE_ThreeParams(Name, A, B, C) using Name = TDelegate<void(A, B, C)>
#define DECLARE_DELEGATE_RetVal(R, Name) using Name = TDelegate<R()>
#define DECLARE_DELEGATE_RetVal_OneParam(R, Name, A) using Name = TDelegate<R(A)>
#define DECLARE_DELEGATE_RetVal_TwoParams(R, Name, A, B) using Name = TDelegate<R(A, B)>
#define DECLARE_MULTICAST_DELEGATE(Name) using Name = TMulticastDelegate<void()>
#define DECLARE_MULTICAST_DELEGATE_OneParam(Name, A) using Name = TMulticastDelegate<void(A)>
#define DECLARE_MULTICAST_DELEGATE_TwoParams(Name, A, B) using Name = TMulticastDelegate<void(A, B)>
#define DECLARE_DYNAMIC_MULTICAST_DELEGATE(Name) \
    struct Name : stub::TDynamicMulticastDelegate<> {}
#define DECLARE_DYNAMIC_MULTICAST_DELEGATE_OneParam(Name, A, a) \
    struct Name : stub::TDynamicMulticastDelegate<A> {}
#define DECLARE_DYNAMIC_MULTICAST_DELEGATE_TwoParams(Name, A, a, B, b) \
    struct Name : stub::TDynamicMulticastDelegate<A, B> {}
#define DECLARE_DYNAMIC_MULTICAST_DELEGATE_ThreeParams(Name, A, a, B, b, C, c) \
    struct Name : stub::TDynamicMulticastDelegate<A, B, C> {}
#define DECLARE_DYNAMIC_MULTICAST_DELEGATE_FourParams(Name, A, a, B, b, C, c, D, d) \
    struct Name : stub::TDynamicMulticastDelegate<A, B, C, D> {}

/** API/Runtime/Core/FSimpleDelegate, FSimpleMulticastDelegate */
using FSimpleDelegate = TDelegate<void()>;
using FSimpleMulticastDelegate = TMulticastDelegate<void()>;
