#include <doctest/doctest.h>

#include <initializer_list>

#include "AvatarBridge/Rig/Rotation.h"
#include "AvatarBridge/Spaces/UnitySpace.h"
#include "AvatarBridge/Spaces/UnrealSpace.h"

using namespace avatarbridge;

namespace {

const Rotation kSome = normalise({0.3f, -0.5f, 0.7f, 0.4f});
const Position kLeft{1, 0, 0}, kUp{0, 1, 0}, kAhead{0, 0, 1};

bool areSame(Position a, Position b) {
    return length(a - b) < 1e-4f;
}

bool areSame(const Rotation& a, const Rotation& b) {
    return angleOf(conjugate(a) * b) < 1e-3f;
}

}  // namespace

TEST_CASE("a character looks along +X of the world, and along +Y of its mesh") {
    CHECK(areSame(unrealFromBridgePosition(kAhead), {100, 0, 0}));
    CHECK(areSame(unrealFromBridgePosition(kLeft), {0, -100, 0}));
    CHECK(areSame(unrealFromBridgePosition(kUp), {0, 0, 100}));
    CHECK(areSame(unrealMeshFromBridgePosition(kAhead), {0, 100, 0}));
    CHECK(areSame(unrealMeshFromBridgePosition(kLeft), {100, 0, 0}));
    CHECK(areSame(unrealMeshFromBridgePosition(kUp), {0, 0, 100}));
}

TEST_CASE("turned first and changed then is changed first and turned then") {
    const Position place{0.3f, -0.2f, 0.9f};
    CHECK(areSame(unrealFromBridgePosition(rotate(kSome, place)),
                  rotate(unrealFromBridgeRotation(kSome), unrealFromBridgePosition(place))));
    CHECK(
        areSame(unrealMeshFromBridgePosition(rotate(kSome, place)),
                rotate(unrealMeshFromBridgeRotation(kSome), unrealMeshFromBridgePosition(place))));
    CHECK(areSame(bridgeFromUnityPosition(rotate(kSome, place)),
                  rotate(bridgeFromUnityRotation(kSome), bridgeFromUnityPosition(place))));
}

TEST_CASE("what was changed is changed back") {
    const Position place{0.3f, -0.2f, 0.9f};
    CHECK(areSame(bridgeFromUnrealPosition(unrealFromBridgePosition(place)), place));
    CHECK(areSame(bridgeFromUnrealMeshPosition(unrealMeshFromBridgePosition(place)), place));
    CHECK(areSame(bridgeFromUnrealRotation(unrealFromBridgeRotation(kSome)), kSome));
    CHECK(areSame(bridgeFromUnrealMeshRotation(unrealMeshFromBridgeRotation(kSome)), kSome));
}

TEST_CASE("shares of a turn make the whole, also of one the longer way round") {
    const Rotation longer{-kSome.x, -kSome.y, -kSome.z, -kSome.w};
    for (const auto& turn : {kSome, longer, Rotation{}, aboutAxis({0, 1, 0}, 3.1f)}) {
        const Rotation third = shareOf(turn, 1.0f / 3);
        CHECK(areSame(third * third * third, turn));
    }
}

TEST_CASE("the shortest turn brings a direction onto another, also onto its opposite") {
    for (const auto to : {kLeft, kUp, kAhead, Position{-1, 0, 0}, Position{0.2f, -3, 1}}) {
        const Position turned = rotate(fromTo(kLeft * 2, to), kLeft);
        CHECK(areSame(turned, to * (1 / length(to))));
    }
    CHECK(areSame(fromTo({}, kUp), Rotation{}));
}
