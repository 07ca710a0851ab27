#pragma once

#include <array>
#include <cmath>
#include <cstddef>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "AvatarBridge/Rig/BodySubject.h"
#include "AvatarBridge/Rig/HumanRig.h"
#include "AvatarBridge/Rig/MannyBones.h"
#include "AvatarBridge/Rig/Names.h"
#include "AvatarBridge/Rig/Rotation.h"
#include "AvatarBridge/Rig/SkeletonMap.h"
#include "AvatarBridge/Rig/SkeletonPose.h"

namespace avatarbridge {

/**
 * Brings a skeleton from its reference pose, mostly an A-pose, to the T-pose of the body subject:
 * arms, fingers and legs point where the subject's do, palms too. Torso, head, collar bones and
 * feet stay as they are drawn, for their bones point elsewhere in every skeleton while all mean
 * the same: upright, looking ahead, flat on the ground.
 */
class TPose {
public:
    TPose(const std::vector<ReferenceBone>& skeleton, const SkeletonMap& map)
        : map_(map), reference_(SkeletonPose::ofReference(skeleton)), body_(humanRig()) {
        facing_ = findFacing();
        placeSubject();
        corrections_.resize(skeleton.size());
        for (std::size_t i = 0; i < skeleton.size(); i++) {
            const int parent = SkeletonPose::parentOf(skeleton, i);
            const auto above =
                parent < 0 ? Rotation{} : corrections_[static_cast<std::size_t>(parent)];
            const int row = map.rowOf(i);
            corrections_[i] = row < 0 ? above : correct(i, row, above);
            pose_.turns.push_back(normalise(corrections_[i] * reference_.turns[i]));
            pose_.put(skeleton, i);
        }
    }

    /** The skeleton in its T-pose. */
    const SkeletonPose& pose() const { return pose_; }

    const SkeletonPose& reference() const { return reference_; }

    /** From the subject's axes to the skeleton's: none when it faces +Y, as meshes do. */
    const Rotation& facing() const { return facing_; }

    /** How much longer the skeleton's legs are than the subject's; 1 of one without legs. */
    float travel() const {
        float have = 0, want = 0;
        for (const auto side : {"l", "r"}) {
            for (const auto& [from, to] :
                 {std::pair{"thigh_", "calf_"}, std::pair{"calf_", "foot_"}}) {
                const int upper = findMannyBone(std::string(from) + side);
                const int lower = findMannyBone(std::string(to) + side);
                if (map_.boneOf(upper) >= 0 && map_.boneOf(lower) >= 0) {
                    have += length(placeOf(map_.boneOf(lower)) - placeOf(map_.boneOf(upper)));
                    want += length(subjectAt(lower) - subjectAt(upper));
                }
            }
        }
        return have > 0 ? have / want : 1.0f;
    }

    /** Centimetres that the feet sink by, since straight legs reach further than spread ones. */
    float lift() const {
        float sum = 0;
        int count = 0;
        for (const auto name : {"foot_l", "foot_r"}) {
            const int foot = map_.boneOf(findMannyBone(name));
            if (foot >= 0) {
                const auto at = static_cast<std::size_t>(foot);
                sum += reference_.places[at].z - pose_.places[at].z;
                count++;
            }
        }
        return count > 0 ? sum / static_cast<float>(count) : 0.0f;
    }

private:
    /** Whoever has its left at +X faces +Y. */
    Rotation findFacing() const {
        constexpr float kQuarter = 1.57079633f;
        for (const auto part : {"thigh_", "upperarm_", "clavicle_", "hand_"}) {
            const int left = map_.boneOf(findMannyBone(std::string(part) + "l"));
            const int right = map_.boneOf(findMannyBone(std::string(part) + "r"));
            if (left >= 0 && right >= 0) {
                const Position across = placeOf(left) - placeOf(right);
                const float turn = std::round(std::atan2(across.y, across.x) / kQuarter);
                return aboutAxis({0, 0, 1}, turn * kQuarter);
            }
        }
        return {};
    }

    void placeSubject() {
        for (std::size_t i = 0; i < kMannyCount; i++) {
            const int parent = mannyBones()[i].parent;
            const Position above =
                parent < 0 ? Position{} : subject_[static_cast<std::size_t>(parent)];
            subject_[i] = above + rotate(facing_, body_.rest()[i].translation);
        }
    }

    Rotation correct(std::size_t bone, int row, const Rotation& above) const {
        const auto name = mannyBones()[static_cast<std::size_t>(row)].name;
        if (!isAimed(name)) {
            return {};
        }
        const int next = nextOf(name);
        if (next < 0) {
            return above;  // a tip goes with what is before it
        }
        const Position along = placeOf(map_.boneOf(next)) - reference_.places[bone];
        const Position wanted = subjectAt(next) - subjectAt(row);
        const Rotation aimed = fromTo(rotate(above, along), wanted) * above;
        return startsWith(name, "hand_") ? levelled(name, aimed, wanted) : aimed;
    }

    /** Turns a hand about its own length until its knuckles lie as the subject's. */
    Rotation levelled(std::string_view hand, const Rotation& aimed, Position along) const {
        constexpr float kTooNarrow = 0.5f;  // centimetres: knuckles on one spot tell nothing
        const int index = sibling(hand, "index_01"), little = sibling(hand, "pinky_01");
        if (map_.boneOf(index) < 0 || map_.boneOf(little) < 0) {
            return aimed;
        }
        const Position axis = along * (1 / length(along));
        const auto across = [axis](Position a) { return a - axis * dot(axis, a); };
        const Position knuckles = placeOf(map_.boneOf(little)) - placeOf(map_.boneOf(index));
        const Position have = across(rotate(aimed, knuckles));
        const Position want = across(subjectAt(little) - subjectAt(index));
        if (length(have) < kTooNarrow) {
            return aimed;
        }
        const float turn = std::atan2(dot(cross(have, want), axis), dot(have, want));
        return aboutAxis(axis, turn) * aimed;
    }

    /** The row of the bone that a bone points to, if the skeleton has it; otherwise -1. */
    int nextOf(std::string_view name) const {
        constexpr std::pair<std::string_view, std::string_view> kNext[] = {
            {"upperarm", "lowerarm"}, {"lowerarm", "hand"}, {"thigh", "calf"},   {"calf", "foot"},
            {"hand", "middle_01"},    {"hand", "index_01"}, {"hand", "ring_01"},
        };
        const auto stem = name.substr(0, name.size() - 2);
        for (const auto& [from, to] : kNext) {
            if (stem == from && map_.boneOf(sibling(name, to)) >= 0) {
                return sibling(name, to);
            }
        }
        for (const auto& [from, to] : {std::pair{"_01", "_02"}, std::pair{"_02", "_03"}}) {
            if (endsWith(stem, from)) {
                const auto finger = std::string(stem.substr(0, stem.size() - 3));
                const int next = sibling(name, finger + to);
                return map_.boneOf(next) >= 0 ? next : -1;
            }
        }
        return -1;
    }

    /** The row of another bone on the same side. */
    static int sibling(std::string_view name, std::string_view stem) {
        return findMannyBone(std::string(stem) + std::string(name.substr(name.size() - 2)));
    }

    static bool isAimed(std::string_view name) {
        for (const auto part : {"upperarm_", "lowerarm_", "hand_", "thumb_", "index_", "middle_",
                                "ring_", "pinky_", "thigh_", "calf_"}) {
            if (startsWith(name, part)) {
                return true;
            }
        }
        return false;
    }

    Position placeOf(int bone) const { return reference_.places[static_cast<std::size_t>(bone)]; }
    Position subjectAt(int row) const { return subject_[static_cast<std::size_t>(row)]; }

    const SkeletonMap& map_;
    SkeletonPose reference_;
    SkeletonPose pose_;
    BodySubject body_;
    Rotation facing_;
    std::array<Position, kMannyCount> subject_;
    std::vector<Rotation> corrections_;
};

}  // namespace avatarbridge
