#pragma once

namespace avatarbridge {

/**
 * A place in a character's space: metres from its root, right-handed, +Y up, +X to its left, +Z
 * where it faces.
 */
struct Point {
    double x = 0;
    double y = 0;
    double z = 0;
};

}  // namespace avatarbridge
