#pragma once

#include "Components/SceneComponent.h"
#include "CoreMinimal.h"

/** API/Runtime/Engine/AActor */
class AActor : public UObject {
    UE_STUB_CLASS(AActor, UObject)

public:
    FVector GetActorLocation() const { return Transform.GetLocation(); }
    FTransform GetActorTransform() const { return Transform; }
    bool SetActorLocation(const FVector& New) {
        Transform.SetLocation(New);
        return true;
    }
    bool SetActorTransform(const FTransform& New) {
        Transform = New;
        return true;
    }

    /** The place that it sees from; of most actors, their own. */
    virtual void GetActorEyesViewPoint(FVector& OutLocation, FRotator& OutRotation) const {
        OutLocation = GetActorLocation();
        OutRotation = FRotator();
    }

    template <typename T>
    T* FindComponentByClass() const {
        for (UActorComponent* Component : Components) {
            if (T* Found = Cast<T>(Component)) {
                return Found;
            }
        }
        return nullptr;
    }
    template <typename T>
    void GetComponents(TArray<T*>& OutComponents) const {
        for (UActorComponent* Component : Components) {
            if (T* Found = Cast<T>(Component)) {
                OutComponents.Add(Found);
            }
        }
    }
    bool Destroy();
    bool IsActorBeingDestroyed() const { return IsUnreachable(); }

    TArray<UActorComponent*> Components;

private:
    FTransform Transform;
};
