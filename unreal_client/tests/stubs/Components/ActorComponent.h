#pragma once

#include "CoreMinimal.h"
#include "Engine/EngineTypes.h"

class AActor;

/** API/Runtime/Engine/UActorComponent */
class UActorComponent : public UObject {
    UE_STUB_CLASS(UActorComponent, UObject)

public:
    using UObject::UObject;

    FActorComponentTickFunction PrimaryComponentTick;
    bool bAutoActivate = false;

    AActor* GetOwner() const;
    bool IsActive() const { return bActive; }
    bool HasBegunPlay() const { return bHasBegunPlay; }
    bool IsRegistered() const { return bRegistered; }
    virtual void Activate(bool bReset = false) {
        (void)bReset;
        bActive = true;
    }
    virtual void Deactivate() { bActive = false; }
    void SetActive(bool bNewActive, bool bReset = false) {
        bNewActive ? Activate(bReset) : Deactivate();
    }
    virtual void TickComponent(float, ELevelTick, FActorComponentTickFunction*) {}

    virtual void OnRegister() { bRegistered = true; }
    virtual void OnUnregister() { bRegistered = false; }

    void StubBegin() {
        if (bHasBegunPlay) {
            return;
        }
        OnRegister();
        if (bAutoActivate) {
            Activate(true);
        }
        BeginPlay();
    }
    void StubEnd(EEndPlayReason::Type Reason) {
        if (bHasBegunPlay) {
            EndPlay(Reason);
        }
        OnUnregister();
    }

protected:
    /** API/Runtime/Engine/UActorComponent/SetActiveFlag */
    void SetActiveFlag(bool bNewActive) { bActive = bNewActive; }

    virtual void BeginPlay() { bHasBegunPlay = true; }
    virtual void EndPlay(const EEndPlayReason::Type) { bHasBegunPlay = false; }

private:
    bool bActive = false;
    bool bHasBegunPlay = false;
    bool bRegistered = false;
};
