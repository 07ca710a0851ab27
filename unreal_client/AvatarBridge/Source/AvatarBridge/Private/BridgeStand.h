#pragma once

#include "CoreMinimal.h"

#include "AvatarBridge/Spaces/UnrealSpace.h"
#include "AvatarBridge/Wire/Point.h"

/**
 * A place of the world in the space of a character who stands at `Stand` and faces its X, as the
 * wire has it: metres of a body of usual size.
 */
inline avatarbridge::Point PointFrom(
    const FTransform& Stand, double BodyScale, const FVector& Place) {
    // Where it stands has no scale of its own: an actor's says how its mesh is drawn.
    const FVector Local = Stand.InverseTransformPositionNoScale(Place) / BodyScale;
    const avatarbridge::Position Point = avatarbridge::bridgeFromUnrealPosition(
        {static_cast<float>(Local.X), static_cast<float>(Local.Y), static_cast<float>(Local.Z)});
    return {Point.x, Point.y, Point.z};
}
