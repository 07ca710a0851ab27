#pragma once

#include "CoreMinimal.h"
#include "Engine/EngineTypes.h"
#include "GameFramework/Actor.h"

class FAudioDevice;

/** API/Runtime/Engine/UWorld */
class UWorld : public UObject {
    UE_STUB_CLASS(UWorld, UObject)

public:
    virtual UWorld* GetWorld() const override { return const_cast<UWorld*>(this); }
    bool IsPaused() const { return bPaused; }
    FAudioDevice* GetAudioDeviceRaw() const;

    TArray<AActor*> Actors;
    bool bPaused = false;
};
