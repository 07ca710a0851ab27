#include <doctest/doctest.h>

#include <algorithm>
#include <initializer_list>
#include <string>
#include <string_view>
#include <vector>

#include "AvatarBridge/Rig/HumanRig.h"
#include "AvatarBridge/Rig/Retarget.h"
#include "MadeUpSkeleton.h"

using namespace avatarbridge;

namespace {

using Names = std::vector<std::string>;

/** A skeleton, what is found in it, and how it turns. */
struct Found {
    std::vector<ReferenceBone> bones;
    Retarget retarget;
    SkeletonMap map;

    explicit Found(const MadeUpSkeleton& made) : bones(made.make()), retarget(bones), map(bones) {}

    std::string nameOf(std::string_view manny) const {
        const int bone = map.boneOf(findMannyBone(manny));
        return bone < 0 ? "" : bones[std::size_t(bone)].name;
    }

    /** The turn of a bone when every bone of the rig has turned by a little. */
    Rotation shown(std::string_view name, const Rotation& each) {
        Pose pose;
        pose.fit(kArkitCount, kHumanBoneCount);
        for (std::size_t i = 0; i < kHumanBoneCount; i++) {
            float* four = pose.bones.data() + 4 * i;
            four[0] = each.x, four[1] = each.y, four[2] = each.z, four[3] = each.w;
        }
        std::vector<BoneTransform> subject(BodySubject::kCount), locals(bones.size());
        BodySubject(humanRig()).fill(pose, subject.data());
        retarget.apply(subject.data(), locals.data());
        auto posed = bones;
        for (std::size_t i = 0; i < posed.size(); i++) {
            posed[i].local = locals[i];
        }
        const auto turns = SkeletonPose::ofReference(posed).turns;
        const auto rest = SkeletonPose::ofReference(bones).turns;
        const auto at =
            std::size_t(std::find_if(bones.begin(), bones.end(),
                                     [name](const auto& bone) { return bone.name == name; }) -
                        bones.begin());
        REQUIRE(at < bones.size());
        return turns[at] * conjugate(rest[at]);
    }
};

/** Names by the number of the humanoid bone; what comes from none keeps Manny's name. */
template <typename Name>
auto named(const Name& name) {
    return [name](std::string_view manny) -> std::string {
        const auto& bone = mannyBones()[std::size_t(findMannyBone(manny))];
        const bool isSecond = manny == "spine_02" || manny == "spine_05" || manny == "neck_02";
        if (isSecond || (bone.source < 0 && manny != "root")) {
            return "";
        }
        return bone.source < 0 ? "root" : name(kHumanBones[std::size_t(bone.source)]);
    };
}

const Names kSurplus = {"spine_04", "spine_05", "neck_02"};

}  // namespace

TEST_CASE("Manny and MetaHumans have every bone of the subject, and more") {
    Found found{MadeUpSkeleton{}};
    CHECK(found.retarget.isUsable());
    CHECK(found.retarget.missing().empty());
    CHECK(found.retarget.boneCount() > BodySubject::kCount);
    int driven = 0;
    for (std::size_t i = 0; i < found.retarget.boneCount(); i++) {
        driven += found.retarget.drives(i) ? 1 : 0;
    }
    CHECK(driven == int(BodySubject::kCount) - 9);  // all but the root and eight metacarpals
}

TEST_CASE("VRM 1.0, VRM 0 and Unity are known by their names, whose thumbs differ") {
    struct Dialect {
        const char* what;
        std::string (*name)(const HumanBone&);
        const char* thumb;
    };
    const Dialect dialects[] = {
        {"VRM 1.0", [](const HumanBone& b) { return std::string(b.vrm); }, "leftThumbMetacarpal"},
        {"VRM 0", [](const HumanBone& b) { return std::string(b.unity); }, "LeftThumbProximal"},
    };
    for (const auto& [what, name, thumb] : dialects) {
        CAPTURE(what);
        MadeUpSkeleton made;
        made.rename = named(name);
        Found found(made);
        CHECK(found.retarget.missing() == kSurplus);
        CHECK(found.nameOf("thumb_01_l") == thumb);
        CHECK(areAlike(found.nameOf("clavicle_r"), "rightShoulder"));
    }
}

TEST_CASE("Mixamo, VRoid and Character Creator are known by their names") {
    struct Dialect {
        std::string_view BoneSpelling::* name;
        std::string prefix;
        Names spine;
        Names neck;
        const char* arm;
        const char* finger;
        Names missing;
    };
    const Dialect dialects[] = {
        {&BoneSpelling::mixamo,
         "mixamorig:",
         {"Spine", "Spine1", "Spine2"},
         {"Neck"},
         "mixamorig:RightArm",
         "mixamorig:LeftHandPinky3",
         kSurplus},
        {&BoneSpelling::mixamo,
         "mixamorig1_",
         {"Spine", "Spine1", "Spine2"},
         {"Neck"},
         "mixamorig1_RightArm",
         "mixamorig1_LeftHandPinky3",
         kSurplus},
        {&BoneSpelling::vroid,
         "",
         {"J_Bip_C_Spine", "J_Bip_C_Chest", "J_Bip_C_UpperChest"},
         {"J_Bip_C_Neck"},
         "J_Bip_R_UpperArm",
         "J_Bip_L_Little3",
         kSurplus},
        {&BoneSpelling::creator,
         "",
         {"CC_Base_Waist", "CC_Base_Spine01", "CC_Base_Spine02"},
         {"CC_Base_NeckTwist01", "CC_Base_NeckTwist02"},
         "CC_Base_R_Upperarm",
         "CC_Base_L_Pinky3",
         {"spine_04", "spine_05"}},
    };
    for (const auto& one : dialects) {
        CAPTURE(one.arm);
        MadeUpSkeleton made;
        made.rename = [&one](std::string_view manny) -> std::string {
            const auto nth = std::size_t(manny[manny.size() - 1] - '1');
            const bool isSpine = startsWith(manny, "spine_"), isNeck = startsWith(manny, "neck_");
            if (isSpine || isNeck) {
                const Names& chain = isSpine ? one.spine : one.neck;
                return nth < chain.size() ? one.prefix + chain[nth] : "";
            }
            const int source = mannyBones()[std::size_t(findMannyBone(manny))].source;
            const auto vrm = source < 0 ? "" : kHumanBones[std::size_t(source)].vrm;
            for (const auto& spelling : kBoneSpellings) {
                const std::string name(spelling.*one.name);
                if (spelling.vrm == vrm) {
                    return one.prefix + name;
                }
                if (onTheRight(std::string(spelling.vrm)) == vrm) {
                    return one.prefix + onTheRight(name);
                }
            }
            return "";
        };
        Found found(made);
        CHECK(found.retarget.missing() == one.missing);
        CHECK(found.nameOf("upperarm_r") == one.arm);
        CHECK(found.nameOf("pinky_03_l") == one.finger);
    }
}

TEST_CASE("spines of one to five bones take turns at even distances and all in the end") {
    const Rotation each = aboutAxis({1, 0, 0}, 0.1f);
    for (int count = 1; count <= 5; count++) {
        CAPTURE(count);
        MadeUpSkeleton made;
        made.rename = [count](std::string_view name) -> std::string {
            const bool isSurplus =
                startsWith(name, "spine_") && name[name.size() - 1] - '0' > count;
            return isSurplus ? "" : std::string(name);
        };
        Found found(made);
        CHECK(found.retarget.missing().size() == std::size_t(5 - count));
        const auto top = "spine_0" + std::to_string(count);
        // Hips, spine, chest and upper chest, and all the way to the head.
        CHECK(angleOf(found.shown(top, each)) == doctest::Approx(0.4f).epsilon(1e-3));
        CHECK(angleOf(found.shown("head", each)) == doctest::Approx(0.6f).epsilon(1e-3));
        CHECK(angleOf(found.shown("clavicle_l", each)) == doctest::Approx(0.5f).epsilon(1e-3));
    }
}

TEST_CASE("without fingers and toes everything else moves, and they are reported") {
    MadeUpSkeleton made;
    made.rename = [](std::string_view name) -> std::string {
        for (const auto part : {"thumb", "index", "middle", "ring", "pinky", "ball"}) {
            if (startsWith(name, part)) {
                return "";
            }
        }
        return std::string(name);
    };
    Found found(made);
    CHECK(found.retarget.isUsable());
    CHECK(found.retarget.missing().size() == 32);
    const Rotation each = aboutAxis({0, 1, 0}, 0.05f);
    const Rotation hand = found.shown("hand_l", each) * conjugate(found.shown("hand_l", {}));
    CHECK(angleOf(hand) == doctest::Approx(0.4f).epsilon(1e-2));
}

TEST_CASE("a missing bone's turn arrives at the next one below") {
    MadeUpSkeleton made;
    made.rename = [](std::string_view name) -> std::string {
        return startsWith(name, "clavicle") || startsWith(name, "neck") ? "" : std::string(name);
    };
    Found found(made);
    CHECK(found.retarget.missing() == Names{"neck_01", "neck_02", "clavicle_l", "clavicle_r"});
    const Rotation each = aboutAxis({0, 0, 1}, 0.1f);
    CHECK(angleOf(found.shown("head", each)) == doctest::Approx(0.6f).epsilon(1e-3));
    const Rotation arm = found.shown("upperarm_l", each) * conjugate(found.shown("upperarm_l", {}));
    CHECK(angleOf(arm) == doctest::Approx(0.6f).epsilon(1e-3));
}

TEST_CASE("what is no body is told as such and harmed by nothing") {
    Retarget empty({});
    CHECK_FALSE(empty.isUsable());
    CHECK(empty.boneCount() == 0);
    CHECK(empty.missing().size() == BodySubject::kCount - 9);
    std::vector<BoneTransform> subject(BodySubject::kCount);
    empty.apply(subject.data(), nullptr);

    // A tree that is no tree: parents that come later, are the bone itself, or nowhere.
    Retarget odd({{"pelvis", 1, {}, 1}, {"head", 1, {}, 1}, {"hand_l", 77, {{}, {0, 0, 0, 0}}, 0}});
    CHECK(odd.isUsable());
    std::vector<BoneTransform> locals(odd.boneCount());
    odd.apply(subject.data(), locals.data());
    for (const auto& local : locals) {
        CHECK(lengthSquared(local.rotation) == doctest::Approx(1));
    }
}
