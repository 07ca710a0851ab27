#pragma once

#include "AvatarBridge/Rig/Rotation.h"

// The one place of this client that changes axes for Unreal. The bridge's space is glTF's:
// right-handed, +Y up, the character faces +Z, its left is +X, metres. Unreal has two:
//
//   Space   Hand  Up  The character faces  Its left  Unit
//   world   left  +Z  +X                   -Y        cm     actors, targets of looks
//   mesh    left  +Z  +Y                   +X        cm     bones of a skeletal mesh

namespace avatarbridge {

constexpr float kCentimetres = 100.0f;

inline Position unrealFromBridgePosition(Position p) {
    return Position{p.z, -p.x, p.y} * kCentimetres;
}

inline Position bridgeFromUnrealPosition(Position p) {
    return {p.y / -kCentimetres, p.z / kCentimetres, p.x / kCentimetres};
}

inline Rotation unrealFromBridgeRotation(const Rotation& q) {
    return {-q.z, q.x, -q.y, q.w};
}

inline Rotation bridgeFromUnrealRotation(const Rotation& q) {
    return {q.y, -q.z, -q.x, q.w};
}

inline Position unrealMeshFromBridgePosition(Position p) {
    return Position{p.x, p.z, p.y} * kCentimetres;
}

inline Position bridgeFromUnrealMeshPosition(Position p) {
    return {p.x / kCentimetres, p.z / kCentimetres, p.y / kCentimetres};
}

inline Rotation unrealMeshFromBridgeRotation(const Rotation& q) {
    return {-q.x, -q.z, -q.y, q.w};
}

/** The exchange of two axes undoes itself. */
inline Rotation bridgeFromUnrealMeshRotation(const Rotation& q) {
    return {-q.x, -q.z, -q.y, q.w};
}

}  // namespace avatarbridge
