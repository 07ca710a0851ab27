#pragma once

#include "UObject/Object.h"

/** API/Runtime/CoreUObject/TStrongObjectPtr : keeps an object from being collected. */
template <typename ObjectType>
class TStrongObjectPtr {
public:
    TStrongObjectPtr() = default;
    explicit TStrongObjectPtr(ObjectType* InObject) : Object(InObject) {}
    ObjectType* Get() const { return Object; }
    ObjectType* operator->() const { return Object; }
    ObjectType& operator*() const { return *Object; }
    bool IsValid() const { return Object != nullptr; }
    explicit operator bool() const { return IsValid(); }
    void Reset(ObjectType* InNewObject = nullptr) { Object = InNewObject; }

private:
    ObjectType* Object = nullptr;
};
