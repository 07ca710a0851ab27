#pragma once

#include "Components/ActorComponent.h"

/** API/Runtime/Engine/USceneComponent */
class USceneComponent : public UActorComponent {
    UE_STUB_CLASS(USceneComponent, UActorComponent)

public:
    using UActorComponent::UActorComponent;

    /** Where it is in the world: in its parent's place, or in its actor's. */
    FTransform GetComponentTransform() const;
    FVector GetComponentLocation() const { return GetComponentTransform().GetLocation(); }
    void SetRelativeTransform(const FTransform& New) { Relative = New; }
    void SetRelativeLocation(FVector New) { Relative.SetLocation(New); }
    void SetupAttachment(USceneComponent* Parent) { AttachParent = Parent; }

private:
    FTransform Relative;
    TWeakObjectPtr<USceneComponent> AttachParent;
};
