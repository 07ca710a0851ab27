#pragma once

#include "CoreMinimal.h"

/** API/Runtime/Engine/UBlueprintAsyncActionBase */
class UBlueprintAsyncActionBase : public UObject {
    UE_STUB_CLASS(UBlueprintAsyncActionBase, UObject)

public:
    virtual void Activate() {}
    virtual void RegisterWithGameInstance(const UObject* WorldContextObject) {
        bRegistered = WorldContextObject != nullptr;
    }
    virtual void SetReadyToDestroy() {
        bRegistered = false;
        MarkAsGarbage();
    }
    bool StubIsRegistered() const { return bRegistered; }

private:
    bool bRegistered = false;
};
