#pragma once

#include <cmath>

namespace avatarbridge {

/** A place or a direction; whose axes and unit is said where it stands. */
struct Position {
    float x = 0, y = 0, z = 0;
};

/** A turn as a quaternion of length one. */
struct Rotation {
    float x = 0, y = 0, z = 0, w = 1;
};

inline Position operator+(Position a, Position b) {
    return {a.x + b.x, a.y + b.y, a.z + b.z};
}
inline Position operator-(Position a, Position b) {
    return {a.x - b.x, a.y - b.y, a.z - b.z};
}
inline Position operator*(Position a, float by) {
    return {a.x * by, a.y * by, a.z * by};
}

inline float dot(Position a, Position b) {
    return a.x * b.x + a.y * b.y + a.z * b.z;
}
inline float length(Position a) {
    return std::sqrt(dot(a, a));
}

inline Position cross(Position a, Position b) {
    return {a.y * b.z - a.z * b.y, a.z * b.x - a.x * b.z, a.x * b.y - a.y * b.x};
}

/** The product: `second` is applied first, as with matrices. */
inline Rotation operator*(const Rotation& first, const Rotation& second) {
    const Rotation &a = first, &b = second;
    return {
        a.w * b.x + a.x * b.w + a.y * b.z - a.z * b.y,
        a.w * b.y - a.x * b.z + a.y * b.w + a.z * b.x,
        a.w * b.z + a.x * b.y - a.y * b.x + a.z * b.w,
        a.w * b.w - a.x * b.x - a.y * b.y - a.z * b.z,
    };
}

/** The opposite turn. */
inline Rotation conjugate(const Rotation& a) {
    return {-a.x, -a.y, -a.z, a.w};
}

inline float lengthSquared(const Rotation& a) {
    return a.x * a.x + a.y * a.y + a.z * a.z + a.w * a.w;
}

/** Brought to length one; what has no direction becomes no turn. */
inline Rotation normalise(const Rotation& a) {
    constexpr float kShortest = 1e-12f;
    const float squared = lengthSquared(a);
    if (!(squared > kShortest)) {
        return {};
    }
    const float by = 1.0f / std::sqrt(squared);
    return {a.x * by, a.y * by, a.z * by, a.w * by};
}

inline Position rotate(const Rotation& by, Position vector) {
    const Position axis{by.x, by.y, by.z};
    const Position twice = cross(axis, vector) * 2.0f;
    return vector + twice * by.w + cross(axis, twice);
}

/** A turn about an axis of length one. */
inline Rotation aboutAxis(Position axis, float radians) {
    const float sine = std::sin(radians * 0.5f);
    return {axis.x * sine, axis.y * sine, axis.z * sine, std::cos(radians * 0.5f)};
}

/** How far a turn goes, in radians, the shorter way. */
inline float angleOf(const Rotation& a) {
    return 2.0f * std::atan2(length({a.x, a.y, a.z}), std::fabs(a.w));
}

/** A share of a turn about the same axis, the shorter way: two halves make the whole. */
inline Rotation shareOf(const Rotation& turn, float share) {
    constexpr float kStraight = 1e-6f;
    const float sign = turn.w < 0 ? -1.0f : 1.0f;
    const float sine = length({turn.x, turn.y, turn.z});
    if (sine < kStraight) {
        return {};
    }
    const float half = std::atan2(sine, std::fabs(turn.w)) * share;
    const float by = sign * std::sin(half) / sine;
    return {turn.x * by, turn.y * by, turn.z * by, std::cos(half)};
}

/** The shortest turn that brings one direction onto another; lengths do not matter. */
inline Rotation fromTo(Position from, Position to) {
    const float lengths = length(from) * length(to);
    if (!(lengths > 0)) {
        return {};
    }
    const float cosine = dot(from, to) / lengths;
    if (cosine < -0.999999f) {  // any axis across serves
        const Position aside =
            std::fabs(from.x) < std::fabs(from.y) ? Position{1, 0, 0} : Position{0, 1, 0};
        const Position axis = cross(from, aside);
        return aboutAxis(axis * (1.0f / length(axis)), 3.14159265f);
    }
    const Position axis = cross(from, to) * (1.0f / lengths);
    return normalise({axis.x, axis.y, axis.z, 1.0f + cosine});
}

}  // namespace avatarbridge
