#pragma once

#include <array>
#include <cstddef>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "AvatarBridge/Rig/BoneSpellings.h"
#include "AvatarBridge/Rig/BoneTransform.h"
#include "AvatarBridge/Rig/HumanBones.h"
#include "AvatarBridge/Rig/MannyBones.h"
#include "AvatarBridge/Rig/Names.h"

namespace avatarbridge {

/** A bone of a skeleton's reference pose, as an engine has it. */
struct ReferenceBone {
    std::string name;
    /** Row of its parent, which comes before it; -1 for a root. */
    int parent = -1;
    /** In its parent's space. */
    BoneTransform local;
    /** The same along all axes. */
    float scale = 1.0f;
};

/**
 * Which bone of the body subject turns which bone of a skeleton: found by name, as Manny and
 * MetaHumans, VRM 1.0, Unity and VRM 0, Mixamo and Ready Player Me, VRoid or Character Creator
 * have them, in any case. A spine or neck
 * of another number of bones takes the subject's turns at even distances, the last one all.
 */
class SkeletonMap {
public:
    explicit SkeletonMap(const std::vector<ReferenceBone>& skeleton)
        : skeleton_(skeleton), rows_(skeleton.size(), -1) {
        bones_.fill(-1);
        chain("spine_01", 5, kSpineSpellings);
        chain("neck_01", 2, kNeckSpellings);
        for (std::size_t row = 0; row < kMannyCount; row++) {
            const MannyBone& bone = mannyBones()[row];
            if (bone.source >= 0 && !isOfChain(bone)) {
                single(row, bone);
            }
        }
    }

    /** The subject's row that turns a bone of the skeleton; -1 for none. */
    int rowOf(std::size_t bone) const { return rows_[bone]; }

    /** The bone of the skeleton that a row turns; -1 for none. */
    int boneOf(int row) const { return bones_[static_cast<std::size_t>(row)]; }

    /** Manny's names of what the skeleton lacks; others carry their turns. */
    const std::vector<std::string>& missing() const { return missing_; }

private:
    static bool isOfChain(const MannyBone& bone) {
        return startsWith(bone.name, "spine_") || startsWith(bone.name, "neck_");
    }

    template <typename Spellings>
    void chain(std::string_view first, std::size_t count, const Spellings& spellings) {
        std::vector<int> found;
        for (const auto& names : spellings) {
            std::vector<int> these;
            for (const auto name : names) {
                const int bone = name.empty() ? -1 : find(name);
                if (bone >= 0) {
                    these.push_back(bone);
                }
            }
            found = these.size() > found.size() ? these : found;
        }
        const auto firstRow = static_cast<std::size_t>(findMannyBone(first));
        for (std::size_t i = 0; i < found.size(); i++) {
            const auto nth = (2 * count * (i + 1) + found.size()) / (2 * found.size());  // rounded
            tie(found[i], firstRow + (nth > 0 ? nth - 1 : 0));
        }
        for (std::size_t i = found.size(); i < count; i++) {
            missing_.emplace_back(mannyBones()[firstRow + i].name);
        }
    }

    void single(std::size_t row, const MannyBone& bone) {
        const HumanBone& human = kHumanBones[static_cast<std::size_t>(bone.source)];
        int found = find(bone.name);
        found = found >= 0 ? found : find(hasUnityThumbs() ? human.unity : human.vrm);
        found = found >= 0 ? found : findSpelled(human.vrm);
        if (found < 0) {
            missing_.emplace_back(bone.name);
        } else {
            tie(found, row);
        }
    }

    int findSpelled(std::string_view vrm) const {
        const bool isRight = startsWith(vrm, "right");
        const auto sided = [isRight](std::string_view name) {
            return isRight ? onTheRight(std::string(name)) : std::string(name);
        };
        for (const auto& one : kBoneSpellings) {
            if (sided(one.vrm) != vrm) {
                continue;
            }
            for (const auto name : {one.mixamo, one.vroid, one.creator}) {
                const int found = find(sided(name));
                if (found >= 0) {
                    return found;
                }
            }
        }
        return -1;
    }

    void tie(int bone, std::size_t row) {
        rows_[static_cast<std::size_t>(bone)] = static_cast<int>(row);
        bones_[row] = bone;
    }

    /** Unity's and VRM 0's thumbs are named a joint further in than VRM 1.0's. */
    bool hasUnityThumbs() const { return find("LeftThumbIntermediate") >= 0; }

    int find(std::string_view name) const {
        for (std::size_t i = 0; i < skeleton_.size(); i++) {
            if (areAlike(withoutPrefix(skeleton_[i].name), name)) {
                return static_cast<int>(i);
            }
        }
        return -1;
    }

    const std::vector<ReferenceBone>& skeleton_;
    std::vector<int> rows_;
    std::array<int, kMannyCount> bones_;
    std::vector<std::string> missing_;
};

}  // namespace avatarbridge
