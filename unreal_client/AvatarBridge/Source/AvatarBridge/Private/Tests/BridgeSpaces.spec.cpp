#include "Misc/AutomationTest.h"

#if WITH_DEV_AUTOMATION_TESTS

#include <cmath>

#include "AvatarBridge/Spaces/UnrealSpace.h"
#include "CoreMinimal.h"

namespace {

using avatarbridge::Position;
using avatarbridge::Rotation;

FQuat SpecQuat(const Rotation& Turn) {
    return FQuat(Turn.x, Turn.y, Turn.z, Turn.w);
}

FVector SpecVector(Position Place) {
    return FVector(Place.x, Place.y, Place.z);
}

/** A turn of the bridge about one of its axes, which go left, up and ahead. */
Rotation SpecTurn(Position Axis, float Degrees) {
    const float Half = FMath::DegreesToRadians(Degrees) / 2;
    const Position Part = Axis * std::sin(Half);
    return {Part.x, Part.y, Part.z, std::cos(Half)};
}

constexpr Position SpecLeft{1, 0, 0};
constexpr Position SpecUp{0, 1, 0};
constexpr Position SpecAhead{0, 0, 1};

}  // namespace

/** That a head turned by the sidecar is turned the same way by the engine's own mathematics. */
IMPLEMENT_SIMPLE_AUTOMATION_TEST(FBridgeSpacesTest, "AvatarBridge.Unit.Spaces",
                                 EAutomationTestFlags::EditorContext |
                                     EAutomationTestFlags::ProductFilter)

bool FBridgeSpacesTest::RunTest(const FString&) {
    const auto World = [](const Rotation& Turn) {
        return SpecQuat(avatarbridge::unrealFromBridgeRotation(Turn));
    };
    TestTrue(TEXT("turned to its left by 30 degrees"),
             World(SpecTurn(SpecUp, 30)).Equals(FRotator(0, -30, 0).Quaternion()));
    TestTrue(TEXT("looking up by 20 degrees"),
             World(SpecTurn(SpecLeft, -20)).Equals(FRotator(20, 0, 0).Quaternion()));
    TestTrue(TEXT("tilted to its left shoulder by 10 degrees"),
             World(SpecTurn(SpecAhead, -10)).Equals(FRotator(0, 0, -10).Quaternion()));

    const Rotation Turn = SpecTurn(SpecUp, 30) * SpecTurn(SpecLeft, -20) * SpecTurn(SpecAhead, 10);
    const Position Place{0.1f, 0.2f, 0.3f};
    const Position Turned = avatarbridge::rotate(Turn, Place);
    TestTrue(TEXT("a place turned here and there, in the world"),
             World(Turn)
                 .RotateVector(SpecVector(avatarbridge::unrealFromBridgePosition(Place)))
                 .Equals(SpecVector(avatarbridge::unrealFromBridgePosition(Turned)), 0.01));
    TestTrue(TEXT("a place turned here and there, along a mesh"),
             SpecQuat(avatarbridge::unrealMeshFromBridgeRotation(Turn))
                 .RotateVector(SpecVector(avatarbridge::unrealMeshFromBridgePosition(Place)))
                 .Equals(SpecVector(avatarbridge::unrealMeshFromBridgePosition(Turned)), 0.01));

    const Rotation Other = SpecTurn(SpecLeft, 40);
    TestTrue(TEXT("two turns one after the other"),
             (SpecQuat(Turn) * SpecQuat(Other)).Equals(SpecQuat(Turn * Other)));
    return true;
}

#endif  // WITH_DEV_AUTOMATION_TESTS
