#pragma once

#include <cmath>
#include <cstddef>
#include <functional>
#include <string>
#include <string_view>
#include <vector>

#include "AvatarBridge/Rig/BodySubject.h"
#include "AvatarBridge/Rig/HumanRig.h"
#include "AvatarBridge/Rig/MannyBones.h"
#include "AvatarBridge/Rig/Names.h"
#include "AvatarBridge/Rig/SkeletonMap.h"

namespace avatarbridge {

/**
 * A skeleton as engines have them and nobody draws them for tests: an A-pose, bones whose own axes
 * point anywhere, a root that is turned, curled fingers, rolled hands, bent elbows, twist bones
 * and bones of inverse kinematics. Its body is the reference body, larger by `size`.
 */
struct MadeUpSkeleton {
    float size = 1.125f;
    float armDegrees = 45.0f;
    float legDegrees = 6.0f;
    /** About +Z: 0 faces +Y, as meshes of Unreal do. */
    float facingDegrees = 0.0f;
    float rootScale = 1.0f;
    /** Whether bones have axes of their own. */
    bool isTurned = true;
    bool hasExtras = true;
    /** Manny's name to the skeleton's; empty leaves the bone and goes on to its children. */
    std::function<std::string(std::string_view)> rename = [](std::string_view name) {
        return std::string(name);
    };

    std::vector<ReferenceBone> make() const {
        std::vector<Drawn> drawn;
        const BodySubject body(humanRig());
        std::vector<int> rows(kMannyCount, -1);
        std::vector<Drawn> poses(kMannyCount);
        for (std::size_t i = 0; i < kMannyCount; i++) {
            const int above = mannyBones()[i].parent;
            const Drawn parent = above < 0 ? Drawn{} : poses[std::size_t(above)];
            poses[i] = pose(mannyBones()[i].name, parent, body.rest()[i].translation * size);
            poses[i].parent = above < 0 ? -1 : rows[std::size_t(above)];
            poses[i].name = rename(mannyBones()[i].name);
            rows[i] = poses[i].parent;
            if (!poses[i].name.empty()) {
                drawn.push_back(poses[i]);
                rows[i] = static_cast<int>(drawn.size()) - 1;
                addExtras(mannyBones()[i].name, rows[i], drawn);
            }
        }
        return locals(drawn);
    }

private:
    struct Drawn {
        std::string name;
        int parent = -1;
        Position place;
        /** How far the A-pose has turned it away from the T. */
        Rotation bent;
    };

    static Rotation degrees(Position axis, float angle) {
        return aboutAxis(axis, angle * 0.0174532925f);
    }

    Drawn pose(std::string_view name, const Drawn& parent, Position fromParent) const {
        const float side = endsWith(name, "_l") ? 1.0f : -1.0f;
        Drawn made;
        made.place = parent.place + rotate(parent.bent, fromParent);
        made.bent = parent.bent;
        if (startsWith(name, "upperarm_")) {
            made.bent = made.bent * degrees({0, 1, 0}, side * armDegrees);
        } else if (startsWith(name, "lowerarm_")) {
            made.bent = made.bent * degrees({0, 0, 1}, side * armDegrees / 3);
        } else if (startsWith(name, "hand_")) {
            made.bent = made.bent * degrees({1, 0, 0}, armDegrees / 2);
        } else if (endsWith(name.substr(0, name.size() - 2), "_02")) {
            made.bent = made.bent * degrees({0, 1, 0}, side * armDegrees / 2);
        } else if (startsWith(name, "thigh_")) {
            made.bent = made.bent * degrees({0, 1, 0}, -side * legDegrees);
        } else if (startsWith(name, "foot_")) {
            made.bent = {};
        }
        return made;
    }

    void addExtras(std::string_view name, int row, std::vector<Drawn>& drawn) const {
        for (const auto part : {"upperarm", "lowerarm", "thigh", "calf"}) {
            if (hasExtras && startsWith(name, part)) {
                Drawn twist = drawn[std::size_t(row)];
                twist.parent = row;
                twist.name = std::string(part) + "_twist_01";
                twist.name += name.substr(name.size() - 2);
                twist.place = twist.place + rotate(twist.bent, {0, 0, -5});
                drawn.push_back(twist);
            }
        }
        if (hasExtras && name == "root") {
            drawn.push_back({"ik_foot_root", row, {}, {}});
        }
    }

    /** Any turn, the same for the same bone. */
    Rotation axesOf(std::size_t bone) const {
        const auto f = static_cast<float>(bone + 1);
        const Rotation any{std::sin(f * 12.9f), std::sin(f * 78.2f), std::sin(f * 37.7f),
                           std::sin(f * 93.9f)};
        return isTurned ? normalise(any) : Rotation{};
    }

    std::vector<ReferenceBone> locals(const std::vector<Drawn>& drawn) const {
        const Rotation facing = degrees({0, 0, 1}, facingDegrees);
        std::vector<ReferenceBone> bones;
        for (std::size_t i = 0; i < drawn.size(); i++) {
            const int above = drawn[i].parent;
            const auto at = std::size_t(above);
            const Rotation own = facing * drawn[i].bent * axesOf(i);
            const Rotation parent = above < 0 ? Rotation{} : facing * drawn[at].bent * axesOf(at);
            const Position from = above < 0 ? Position{} : drawn[at].place;
            const Position local = rotate(conjugate(parent), rotate(facing, drawn[i].place - from));
            const float scale = above < 0 ? 1.0f : rootScale;
            bones.push_back({drawn[i].name,
                             above,
                             {local * (1 / scale), conjugate(parent) * own},
                             above < 0 ? rootScale : 1.0f});
        }
        return bones;
    }
};

}  // namespace avatarbridge
