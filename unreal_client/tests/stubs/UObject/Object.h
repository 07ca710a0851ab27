#pragma once

#include <memory>
#include <type_traits>
#include <vector>

#include "Containers/Array.h"
#include "UObject/Class.h"
#include "UObject/ObjectMacros.h"
#include "UObject/WeakObjectPtr.h"

class UWorld;

/** API/Runtime/CoreUObject/FObjectInitializer : what a constructor is given by the engine. */
class FObjectInitializer {
public:
    static const FObjectInitializer& Get() {
        static const FObjectInitializer Initializer;
        return Initializer;
    }
};

struct FPropertyChangedEvent {};

/** API/Runtime/CoreUObject/UObject : made by NewObject; goes when the stand-in's garbage does. */
class UObject {
public:
    UObject() = default;
    explicit UObject(const FObjectInitializer&) {}
    virtual ~UObject() { Life->Object = nullptr; }
    UObject(const UObject&) = delete;
    UObject& operator=(const UObject&) = delete;

    static UClass* StaticClass();
    virtual UClass* GetClass() const { return StaticClass(); }
    bool IsA(const UClass* Class) const { return GetClass()->IsChildOf(Class); }
    template <typename T>
    bool IsA() const { return IsA(T::StaticClass()); }
    UObject* GetOuter() const { return Outer; }
    FString GetName() const { return ObjectName.IsEmpty() ? GetClass()->GetName() : ObjectName; }
    FName GetFName() const { return FName(*GetName()); }
    FString GetPathName() const { return GetName(); }
    virtual UWorld* GetWorld() const { return Outer ? Outer->GetWorld() : nullptr; }

    virtual void PostInitProperties() {}
    virtual void BeginDestroy() { Life->Object = nullptr; }
    virtual void PostEditChangeProperty(FPropertyChangedEvent&) {}
    void MarkAsGarbage() { Life->Object = nullptr; }
    bool IsTemplate() const { return bTemplate; }
    bool HasAnyFlags(int32 Flags) const { return bTemplate && (Flags & 0x10) != 0; }
    void AddToRoot() { bRooted = true; }
    void RemoveFromRoot() { bRooted = false; }
    bool IsRooted() const { return bRooted; }
    bool IsUnreachable() const { return Life->Object == nullptr; }
    void SaveConfig() {}

    const std::shared_ptr<stub::FLife>& StubLife() const { return Life; }
    void StubSetOuter(UObject* InOuter, const FString& InName) {
        Outer = InOuter;
        ObjectName = InName;
    }
    void StubSetTemplate() { bTemplate = true; }

private:
    std::shared_ptr<stub::FLife> Life = std::make_shared<stub::FLife>(stub::FLife{this});
    UObject* Outer = nullptr;
    FString ObjectName;
    bool bTemplate = false;
    bool bRooted = false;
};

/** API/Runtime/CoreUObject/EObjectFlags */
enum EObjectFlags { RF_NoFlags = 0, RF_Transient = 0x40, RF_ClassDefaultObject = 0x10 };

namespace stub {

inline std::shared_ptr<FLife> LifeOf(const UObject* Object) {
    return Object->StubLife();
}

/** Everything that NewObject made, until it is collected. */
inline std::vector<std::unique_ptr<UObject>>& Heap() {
    static std::vector<std::unique_ptr<UObject>> Objects;
    return Objects;
}

template <typename T>
T* New(UObject* Outer, const FString& Name = FString()) {
    std::unique_ptr<T> Made;
    if constexpr (std::is_abstract_v<T>) {
        return nullptr;
    } else if constexpr (std::is_constructible_v<T, const FObjectInitializer&>) {
        Made = std::make_unique<T>(FObjectInitializer::Get());
    } else {
        Made = std::make_unique<T>();
    }
    T* Object = Made.get();
    Object->StubSetOuter(Outer, Name);
    Heap().push_back(std::move(Made));
    Object->PostInitProperties();
    return Object;
}

/** Deletes what is garbage, as the engine does some time later. */
inline void CollectGarbage() {
    std::vector<std::unique_ptr<UObject>> Kept;
    std::vector<std::unique_ptr<UObject>> Dead;
    for (std::unique_ptr<UObject>& Object : Heap()) {
        (Object->IsUnreachable() ? Dead : Kept).push_back(std::move(Object));
    }
    Heap() = std::move(Kept);
    for (const auto& Object : Dead) {
        Object->BeginDestroy();
    }
}

}  // namespace stub

inline UClass* UObject::StaticClass() {
    static UClass Described(TEXT("Object"), nullptr, [](UObject* InOuter) {
        return stub::New<UObject>(InOuter);
    });
    return &Described;
}

/** API/Runtime/CoreUObject/NewObject */
template <typename T>
T* NewObject(UObject* Outer = nullptr, FName Name = NAME_None) {
    return stub::New<T>(Outer, Name.IsNone() ? FString() : Name.ToString());
}
template <typename T>
T* NewObject(UObject* Outer, const UClass* Class, FName = NAME_None, EObjectFlags = RF_NoFlags) {
    return static_cast<T*>(Class->StubMake(Outer));
}

/** API/Runtime/Engine/IsValid : Engine/World.h and UObject/Object.h. */
inline bool IsValid(const UObject* Object) {
    return Object && !Object->IsUnreachable();
}

/** API/Runtime/CoreUObject/GetPathNameSafe : "null gives None". */
inline FString GetPathNameSafe(const UObject* Object) {
    return Object ? Object->GetPathName() : FString(TEXT("None"));
}

/** API/Runtime/CoreUObject/Cast, CastChecked */
template <typename T>
T* Cast(UObject* Object) {
    return Object && Object->IsA(T::StaticClass()) ? static_cast<T*>(Object) : nullptr;
}
template <typename T>
const T* Cast(const UObject* Object) {
    return Object && Object->IsA(T::StaticClass()) ? static_cast<const T*>(Object) : nullptr;
}
template <typename T>
T* CastChecked(UObject* Object) {
    T* Found = Cast<T>(Object);
    check(Found != nullptr);
    return Found;
}

/** API/Runtime/CoreUObject/GetDefault, GetMutableDefault : the object of a class's defaults. */
template <typename T>
T* GetMutableDefault() {
    static T* Default = [] {
        T* Made = stub::New<T>(nullptr);
        Made->StubSetTemplate();
        return Made;
    }();
    return Default;
}
template <typename T>
const T* GetDefault() {
    return GetMutableDefault<T>();
}
