#include <doctest/doctest.h>

#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "AvatarBridge/Rig/BodySubject.h"
#include "AvatarBridge/Rig/FaceSubject.h"
#include "AvatarBridge/Rig/HumanRig.h"
#include "AvatarBridge/Rig/SubjectNames.h"

using namespace avatarbridge;

namespace {

constexpr std::size_t kHeadYaw = 52, kHeadPitch = 53, kHeadRoll = 54;
constexpr std::size_t kLeftEyeYaw = 55, kLeftEyePitch = 56, kRightEyeYaw = 58;

Pose restingPose() {
    Pose pose;
    pose.fit(kArkitCount, kHumanBoneCount);
    return pose;
}

void turn(Pose& pose, std::string_view vrm, const Rotation& by) {
    float* four = pose.bones.data() + 4 * std::size_t(findVrmBone(vrm));
    four[0] = by.x, four[1] = by.y, four[2] = by.z, four[3] = by.w;
}

void turnHead(Pose& pose, const Rotation& by) {
    pose.head = {0, 0, 0, by.x, by.y, by.z, by.w};
}

std::vector<float> faceOf(const Pose& pose, const Rig& rig = humanRig(), FaceTurns turns = {}) {
    std::vector<float> values(FaceSubject::kCount, 99);
    FaceSubject(rig, turns).fill(pose, values.data());
    return values;
}

}  // namespace

TEST_CASE("a face has Live Link Face's names in its order") {
    const auto& names = FaceSubject::names();
    CHECK(names[0] == "EyeBlinkLeft");
    CHECK(names[15] == "JawLeft");
    CHECK(names[16] == "JawRight");
    CHECK(names[51] == "TongueOut");
    CHECK(names[kHeadYaw] == "HeadYaw");
    CHECK(names[60] == "RightEyeRoll");
}

TEST_CASE("a head that turns right, nods and tips left has positive yaw, pitch and roll") {
    Pose pose = restingPose();
    turnHead(pose, aboutAxis({0, 1, 0}, -0.4f));
    CHECK(faceOf(pose)[kHeadYaw] == doctest::Approx(0.4f));
    turnHead(pose, aboutAxis({1, 0, 0}, 0.3f));
    CHECK(faceOf(pose)[kHeadPitch] == doctest::Approx(0.3f));
    turnHead(pose, aboutAxis({0, 0, 1}, -0.2f));
    CHECK(faceOf(pose)[kHeadRoll] == doctest::Approx(0.2f));
    CHECK(faceOf(pose, humanRig(), {1, 1, -57.29578f})[kHeadRoll] ==
          doctest::Approx(-0.2f * 57.29578f));
}

TEST_CASE("eyes turn as their bones do, and without those as the shapes look") {
    Pose pose = restingPose();
    turn(pose, "leftEye", aboutAxis({0, 1, 0}, 0.25f));
    pose.weights[std::size_t(findArkit("EyeLookOutLeft"))] = 1;
    CHECK(faceOf(pose)[kLeftEyeYaw] == doctest::Approx(-0.25f));

    Rig boneless = humanRig();
    boneless.boneNames.clear();
    CHECK(faceOf(pose, boneless)[kLeftEyeYaw] == doctest::Approx(-0.65f));
    pose.weights[std::size_t(findArkit("EyeLookUpLeft"))] = 0.5f;
    CHECK(faceOf(pose, boneless)[kLeftEyePitch] == doctest::Approx(-0.215f));
    pose.weights[std::size_t(findArkit("EyeLookInRight"))] = 1;
    CHECK(faceOf(pose, boneless)[kRightEyeYaw] == doctest::Approx(-0.65f));
}

TEST_CASE("shapes are found by name in any order, and those that a rig lacks stay at zero") {
    Rig rig;
    rig.shapeNames = {"jawOpen", "somethingElse", "eyeBlinkLeft"};
    Pose pose;
    pose.fit(3, 0);
    pose.weights = {0.25f, 0.5f, 0.75f};
    const auto values = faceOf(pose, rig);
    CHECK(values[0] == 0.75f);
    CHECK(values[17] == 0.25f);
    CHECK(values[1] == 0);
}

TEST_CASE("a pose that is not of the rig does no harm") {
    Pose empty;
    std::vector<BoneTransform> transforms(BodySubject::kCount);
    BodySubject(humanRig()).fill(empty, transforms.data());
    for (const auto& one : transforms) {
        CHECK(one.rotation.w == 1);
    }
    CHECK(faceOf(empty)[0] == 0);
    Rig odd = humanRig();
    odd.restPositions.resize(5);
    odd.boneParents.assign(odd.boneParents.size(), 3);  // in a circle
    CHECK(std::isfinite(BodySubject(odd).rest()[20].translation.x));
}

TEST_CASE("in the T-pose bones are not turned, and hips stand 88 cm high, whatever the rig") {
    Rig giant = humanRig();
    for (auto& one : giant.restPositions) {
        one *= 2;
    }
    const BodySubject body(humanRig()), big(giant);
    for (std::size_t i = 0; i < BodySubject::kCount; i++) {
        CAPTURE(mannyBones()[i].name);
        CHECK(angleOf(body.rest()[i].rotation) == 0);
        CHECK(length(body.rest()[i].translation - big.rest()[i].translation) < 1e-4f);
        CHECK(mannyBones()[i].parent < int(i));
    }
    CHECK(body.rest()[BodySubject::kPelvis].translation.z == doctest::Approx(88));
    Pose pose = restingPose();
    pose.hips = {0, 0.2f, 0};
    std::vector<BoneTransform> transforms(BodySubject::kCount);
    big.fill(pose, transforms.data());
    CHECK(transforms[BodySubject::kPelvis].translation.z == doctest::Approx(98));
}

TEST_CASE("a spine and a neck are shared out, all else is as it was") {
    Pose pose = restingPose();
    const Rotation turned = aboutAxis({1, 0, 0}, 0.6f);
    for (const auto& bone : kHumanBones) {
        turn(pose, bone.vrm, turned);
    }
    std::vector<BoneTransform> transforms(BodySubject::kCount);
    BodySubject(humanRig()).fill(pose, transforms.data());
    const auto angle = [&](std::string_view name) {
        return angleOf(transforms[std::size_t(findMannyBone(name))].rotation);
    };
    CHECK(angle("root") == 0);
    CHECK(angle("pelvis") == doctest::Approx(0.6f));
    CHECK(angle("spine_01") == doctest::Approx(0.3f));
    CHECK(angle("spine_02") == doctest::Approx(0.3f));
    CHECK(angle("spine_03") == doctest::Approx(0.6f));
    CHECK(angle("spine_05") == doctest::Approx(0.3f));
    CHECK(angle("neck_02") == doctest::Approx(0.3f));
    CHECK(angle("index_metacarpal_l") == 0);
    CHECK(angle("pinky_03_r") == doctest::Approx(0.6f));
}

TEST_CASE("subjects are called after their character") {
    CHECK(faceSubjectName("hana") == "hana_Face");
    CHECK(bodySubjectName("hana") == "hana_Body");
}
