#include "BridgeAttention.h"

#include "GameFramework/Actor.h"

#include "BridgeStand.h"

namespace {

constexpr double EverySeconds = 0.1;
constexpr double RetrySeconds = 1.0;
constexpr double StillCentimetres = 1.0;

/** What an actor is looked at by: its eyes, where it has some. */
FVector PlaceOf(const AActor& Actor) {
    FVector Place;
    FRotator Facing;
    Actor.GetActorEyesViewPoint(Place, Facing);
    return Place;
}

}  // namespace

void FBridgeAttention::SetTarget(AActor* InTarget) {
    if (Target.Get() == InTarget && !Target.IsStale()) {
        return;
    }
    Target = InTarget;
    bTelling |= InTarget != nullptr;
    NextSeconds = 0.0;
}

void FBridgeAttention::Release() {
    Target.Reset();
    bTelling = bTold = bFailed = false;
}

void FBridgeAttention::Follow(const FTransform& Stand, double BodyScale,
                              const std::string& InSession, double NowSeconds) {
    if (Session != InSession) {
        Session = InSession;
        bTold = bAsking = bFailed = false;
        Asked++;
    }
    if (bFailed) {
        bFailed = bTold = false;
        NextSeconds = NowSeconds + RetrySeconds;
    }
    if (!bTelling || bAsking || NowSeconds < NextSeconds) {
        return;
    }
    const AActor* Seen = Target.Get();
    if (!Seen) {
        bTelling = bTold = false;  // it was let go, or destroyed
        Tell(avatarbridge::Request::lookAt(std::nullopt), NowSeconds);
        return;
    }
    const FVector Place = Stand.InverseTransformPositionNoScale(PlaceOf(*Seen));
    if (!bTold || FVector::DistSquared(Place, Told) > FMath::Square(StillCentimetres)) {
        Told = Place;
        bTold = true;
        Tell(avatarbridge::Request::lookAt(PointFrom(Stand, BodyScale, PlaceOf(*Seen))),
             NowSeconds);
    }
}

void FBridgeAttention::Tell(const avatarbridge::Request& Request, double NowSeconds) {
    NextSeconds = NowSeconds + EverySeconds;
    bAsking = true;
    const TWeakPtr<FBridgeAttention> Weak = AsWeak();
    Ask(Request, [Weak, Number = ++Asked](const FBridgeAnswer& Answer) {
        const TSharedPtr<FBridgeAttention> This = Weak.Pin();
        if (This.IsValid() && This->Asked == Number) {
            This->bAsking = false;
            This->bFailed = !Answer.bDone;
        }
    });
}
