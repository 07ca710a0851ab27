#pragma once

#include "Engine/World.h"

namespace stub {

/** A world in a test's hand: begins play, ticks, ends play, as the engine does. */
class FWorld {
public:
    FWorld() : World(NewObject<UWorld>()) {}
    ~FWorld() { End(EEndPlayReason::Quit); }
    FWorld(const FWorld&) = delete;
    FWorld& operator=(const FWorld&) = delete;

    UWorld& Get() { return *World; }

    AActor* Spawn(const FVector& Place = FVector()) {
        AActor* Actor = NewObject<AActor>(World);
        Actor->SetActorLocation(Place);
        World->Actors.Add(Actor);
        return Actor;
    }

    /** Makes a component of an actor, as its Blueprint does; it begins with the world. */
    template <typename T>
    T* Add(AActor* Actor) {
        T* Component = NewObject<T>(Actor);
        Actor->Components.Add(Component);
        return Component;
    }

    void Begin() {
        bPlaying = true;
        ForEach([](UActorComponent& Component) { Component.StubBegin(); });
    }

    /** One picture: what came from other threads, then the components. */
    void Tick(float DeltaSeconds) {
        RunGameThreadTasks();
        ForEach([&](UActorComponent& Component) {
            const FTickFunction& Tick = Component.PrimaryComponentTick;
            if (Tick.bCanEverTick && Component.HasBegunPlay() &&
                (!World->bPaused || Tick.bTickEvenWhenPaused)) {
                Component.TickComponent(DeltaSeconds, LEVELTICK_All, nullptr);
            }
        });
    }

    void End(EEndPlayReason::Type Reason) {
        if (bPlaying) {
            bPlaying = false;
            ForEach([&](UActorComponent& Component) { Component.StubEnd(Reason); });
            ForEach([&](UActorComponent& Component) { Component.MarkAsGarbage(); });
            for (AActor* Actor : World->Actors) {
                Actor->MarkAsGarbage();
            }
            World->MarkAsGarbage();
            CollectGarbage();
        }
    }

private:
    static void RunGameThreadTasks();

    template <typename F>
    void ForEach(F Do) {
        const TArray<AActor*> Actors = World->Actors;
        for (AActor* Actor : Actors) {
            const TArray<UActorComponent*> Components = Actor->Components;
            for (UActorComponent* Component : Components) {
                if (IsValid(Actor) && IsValid(Component)) {
                    Do(*Component);
                }
            }
        }
    }

    UWorld* World;
    bool bPlaying = false;
};

}  // namespace stub
