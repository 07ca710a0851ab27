// Changes axes for the other language to compare: reads float32, a count n as one of them, then
// n places and n turns; prints what each function makes of them.

#include <cstdio>
#include <vector>

#include "AvatarBridge/Spaces/UnitySpace.h"
#include "AvatarBridge/Spaces/UnrealSpace.h"
#include "Json.h"

using namespace avatarbridge;

namespace {

std::vector<float> readAll() {
    std::vector<float> floats;
    float one;
    while (std::fread(&one, sizeof one, 1, stdin) == 1) {
        floats.push_back(one);
    }
    return floats;
}

Json places(const float* from, std::size_t count, Position (*change)(Position)) {
    Json made = Json::array();
    for (std::size_t i = 0; i < count; i++) {
        const Position p = change({from[3 * i], from[3 * i + 1], from[3 * i + 2]});
        made.push(p.x).push(p.y).push(p.z);
    }
    return made;
}

Json turns(const float* from, std::size_t count, Rotation (*change)(const Rotation&)) {
    Json made = Json::array();
    for (std::size_t i = 0; i < count; i++) {
        const Rotation q = change({from[4 * i], from[4 * i + 1], from[4 * i + 2], from[4 * i + 3]});
        made.push(q.x).push(q.y).push(q.z).push(q.w);
    }
    return made;
}

}  // namespace

int main() {
    const auto floats = readAll();
    const auto count = floats.empty() ? 0 : static_cast<std::size_t>(floats[0]);
    if (floats.size() != 1 + 7 * count) {
        std::fputs("not a count with its places and turns\n", stderr);
        return 1;
    }
    const float* p = floats.data() + 1;
    const float* q = p + 3 * count;
    Json::object(
        {
            {"unreal_from_bridge_position", places(p, count, unrealFromBridgePosition)},
            {"bridge_from_unreal_position", places(p, count, bridgeFromUnrealPosition)},
            {"unreal_mesh_from_bridge_position", places(p, count, unrealMeshFromBridgePosition)},
            {"bridge_from_unreal_mesh_position", places(p, count, bridgeFromUnrealMeshPosition)},
            {"bridge_from_unity_position", places(p, count, bridgeFromUnityPosition)},
            {"unreal_from_bridge_rotation", turns(q, count, unrealFromBridgeRotation)},
            {"bridge_from_unreal_rotation", turns(q, count, bridgeFromUnrealRotation)},
            {"unreal_mesh_from_bridge_rotation", turns(q, count, unrealMeshFromBridgeRotation)},
            {"bridge_from_unreal_mesh_rotation", turns(q, count, bridgeFromUnrealMeshRotation)},
            {"bridge_from_unity_rotation", turns(q, count, bridgeFromUnityRotation)},
        })
        .print();
    return 0;
}
