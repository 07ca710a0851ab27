#include "StubWorld.h"

#include "Async/Async.h"
#include "StubAudio.h"

AActor* UActorComponent::GetOwner() const {
    return Cast<AActor>(GetOuter());
}

FTransform USceneComponent::GetComponentTransform() const {
    if (const USceneComponent* Parent = AttachParent.Get()) {
        return Relative * Parent->GetComponentTransform();
    }
    return GetOwner() ? Relative * GetOwner()->GetActorTransform() : Relative;
}

bool AActor::Destroy() {
    for (UActorComponent* Component : Components) {
        Component->StubEnd(EEndPlayReason::Destroyed);
        Component->MarkAsGarbage();
    }
    MarkAsGarbage();
    if (UWorld* World = GetWorld()) {
        World->Actors.Remove(this);
    }
    return true;
}

FAudioDevice* UWorld::GetAudioDeviceRaw() const {
    return stub::FSpeaker::Get().Device();
}

void stub::FWorld::RunGameThreadTasks() {
    stub::RunGameThreadTasks();
}
