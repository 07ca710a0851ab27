#include "AvatarBridge/Rig/Retarget.h"

#include <doctest/doctest.h>

#include <algorithm>
#include <cmath>
#include <initializer_list>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "AvatarBridge/Rig/BodySubject.h"
#include "AvatarBridge/Rig/HumanRig.h"
#include "MadeUpSkeleton.h"

using namespace avatarbridge;

namespace {

constexpr float kTenthOfADegree = 0.1f * 0.0174532925f;

/** A skeleton, what it is told, and where its bones then are in its own space. */
struct Body {
    std::vector<ReferenceBone> bones;
    Retarget retarget;
    Pose pose;
    std::vector<BoneTransform> subject;
    SkeletonPose shown;

    explicit Body(const MadeUpSkeleton& made) : Body(made.make()) {}

    explicit Body(std::vector<ReferenceBone> skeleton)
        : bones(skeleton), retarget(std::move(skeleton)), subject(BodySubject::kCount) {
        pose.fit(kArkitCount, kHumanBoneCount);
    }

    void turn(std::string_view vrm, const Rotation& by) {
        float* four = pose.bones.data() + 4 * std::size_t(findVrmBone(vrm));
        four[0] = by.x, four[1] = by.y, four[2] = by.z, four[3] = by.w;
    }

    void show() {
        BodySubject(humanRig()).fill(pose, subject.data());
        std::vector<BoneTransform> locals(bones.size());
        retarget.apply(subject.data(), locals.data());
        auto posed = bones;
        for (std::size_t i = 0; i < posed.size(); i++) {
            posed[i].local = locals[i];
        }
        shown = SkeletonPose::ofReference(posed);
    }

    std::size_t at(std::string_view name) const {
        const auto found = std::find_if(bones.begin(), bones.end(),
                                        [name](const auto& bone) { return bone.name == name; });
        REQUIRE(found != bones.end());
        return std::size_t(found - bones.begin());
    }

    Position place(std::string_view name) const { return shown.places[at(name)]; }

    Position direction(std::string_view from, std::string_view to) const {
        const Position along = place(to) - place(from);
        return along * (1 / length(along));
    }

    /** How far a bone has turned away from how the reference pose draws it. */
    Rotation turned(std::string_view name) const {
        const auto reference = SkeletonPose::ofReference(bones);
        return shown.turns[at(name)] * conjugate(reference.turns[at(name)]);
    }

    /** Of the subject's bones, in its own space. */
    std::vector<Position> subjectPlaces() const {
        std::vector<Position> places(BodySubject::kCount);
        std::vector<Rotation> turns(BodySubject::kCount);
        for (std::size_t i = 0; i < places.size(); i++) {
            const int above = mannyBones()[i].parent;
            const auto parent = std::size_t(above);
            const Rotation turn = above < 0 ? Rotation{} : turns[parent];
            const Position from = above < 0 ? Position{} : places[parent];
            places[i] = from + rotate(turn, subject[i].translation);
            turns[i] = turn * subject[i].rotation;
        }
        return places;
    }

    /** The direction from one bone to another as the subject has it. */
    Position wanted(std::string_view from, std::string_view to) const {
        const auto places = subjectPlaces();
        const Position along =
            places[std::size_t(findMannyBone(to))] - places[std::size_t(findMannyBone(from))];
        return along * (1 / length(along));
    }
};

float between(Position a, Position b) {
    return std::atan2(length(cross(a, b)), dot(a, b));
}

float between(const Rotation& a, const Rotation& b) {
    return angleOf(conjugate(a) * b);
}

const std::vector<std::pair<std::string, std::string>> kLimbs = {
    {"upperarm", "lowerarm"}, {"lowerarm", "hand"},     {"hand", "middle_01"},
    {"thumb_01", "thumb_02"}, {"thumb_02", "thumb_03"}, {"index_01", "index_02"},
    {"index_02", "index_03"}, {"pinky_01", "pinky_02"}, {"thigh", "calf"},
    {"calf", "foot"},
};

void checkLimbs(const Body& body) {
    for (const auto& [from, to] : kLimbs) {
        for (const auto side : {"_l", "_r"}) {
            CAPTURE(from + side);
            CHECK(between(body.direction(from + side, to + side),
                          body.wanted(from + side, to + side)) < kTenthOfADegree);
        }
    }
}

const Rotation kNod = aboutAxis({1, 0, 0}, 0.3f);
const Rotation kLook = aboutAxis({0, 1, 0}, -0.5f);

}  // namespace

TEST_CASE("an A-pose with turned axes becomes a T-pose, to a tenth of a degree") {
    for (const float arms : {0.0f, 20.0f, 45.0f, 60.0f}) {
        MadeUpSkeleton made;
        made.armDegrees = arms;
        Body body(made);
        body.show();
        checkLimbs(body);
        CHECK(between(body.direction("upperarm_l", "lowerarm_l"), {1, 0, 0}) < kTenthOfADegree);
        CHECK(between(body.direction("upperarm_r", "lowerarm_r"), {-1, 0, 0}) < kTenthOfADegree);
        CHECK(body.retarget.missing().empty());
    }
}

TEST_CASE("in the T-pose palms lie as the subject's, however the hands were drawn") {
    Body body{MadeUpSkeleton{}};
    body.show();
    for (const auto side : {"_l", "_r"}) {
        const std::string index = std::string("index_01") + side;
        const std::string little = std::string("pinky_01") + side;
        CHECK(between(body.direction(index, little), body.wanted(index, little)) < kTenthOfADegree);
    }
}

TEST_CASE("an A-pose becomes the same T-pose as the skeleton drawn in it, rolls of bones too") {
    MadeUpSkeleton straight;
    straight.armDegrees = straight.legDegrees = 0;
    const auto wanted = SkeletonPose::ofReference(straight.make()).turns;
    Body body{MadeUpSkeleton{}};
    body.show();
    for (std::size_t i = 0; i < body.bones.size(); i++) {
        CAPTURE(body.bones[i].name);
        const bool isThumb = startsWith(body.bones[i].name, "thumb_0");  // curls across itself
        CHECK(between(body.shown.turns[i], wanted[i]) < (isThumb ? 0.25f : kTenthOfADegree));
    }
}

TEST_CASE("torso, head, collar bones and feet stay in the T-pose as they are drawn") {
    Body body{MadeUpSkeleton{}};
    body.show();
    for (const auto name :
         {"pelvis", "spine_01", "spine_05", "neck_02", "head", "clavicle_l", "foot_r", "ball_l"}) {
        CAPTURE(name);
        CHECK(angleOf(body.turned(name)) < kTenthOfADegree);
    }
}

TEST_CASE("any pose points the limbs where the subject's point") {
    Body body{MadeUpSkeleton{}};
    for (std::size_t i = 0; i < kHumanBoneCount; i++) {
        const auto f = float(i);
        const Rotation any = normalise({std::sin(f), std::cos(3 * f), std::sin(7 * f), 2.0f});
        body.turn(kHumanBones[i].vrm, any);
    }
    body.show();
    checkLimbs(body);
}

TEST_CASE("an arm that is raised forward goes forward") {
    Body body{MadeUpSkeleton{}};
    body.turn("leftUpperArm", aboutAxis({0, 1, 0}, -1.57079633f));  // glTF: from +X to +Z
    body.show();
    CHECK(between(body.direction("upperarm_l", "hand_l"), {0, 1, 0}) < kTenthOfADegree);
    CHECK(between(body.direction("upperarm_r", "hand_r"), {-1, 0, 0}) < kTenthOfADegree);
}

TEST_CASE("an arm that is let down goes down, an elbow that bends brings the hand forward") {
    Body body{MadeUpSkeleton{}};
    body.turn("leftUpperArm", aboutAxis({0, 0, 1}, -1.57079633f));
    body.turn("rightLowerArm", aboutAxis({0, 1, 0}, 1.57079633f));
    body.show();
    CHECK(between(body.direction("upperarm_l", "hand_l"), {0, 0, -1}) < kTenthOfADegree);
    CHECK(between(body.direction("lowerarm_r", "hand_r"), {0, 1, 0}) < kTenthOfADegree);
}

TEST_CASE("five bones of spine and two of neck add up to our turns, and the head to its own") {
    Body body{MadeUpSkeleton{}};
    body.turn("hips", kLook);
    body.turn("spine", kNod);
    body.turn("chest", kLook);
    body.turn("upperChest", aboutAxis({0, 0, 1}, 0.4f));
    body.turn("neck", kNod);
    body.turn("head", kLook);
    body.show();
    const Rotation chest = kLook * kNod * kLook * aboutAxis({0, 0, 1}, 0.4f);
    CHECK(between(body.turned("spine_05"), unrealMeshFromBridgeRotation(chest)) < kTenthOfADegree);
    CHECK(between(body.turned("neck_02"), unrealMeshFromBridgeRotation(chest * kNod)) <
          kTenthOfADegree);
    CHECK(between(body.turned("head"), unrealMeshFromBridgeRotation(chest * kNod * kLook)) <
          kTenthOfADegree);
    const float half = angleOf(conjugate(body.turned("pelvis")) * body.turned("spine_01"));
    CHECK(half == doctest::Approx(0.15f).epsilon(0.001));
}

TEST_CASE("twist bones and others in between keep their place on their bone") {
    Body body{MadeUpSkeleton{}};
    body.turn("leftLowerArm", aboutAxis({1, 0, 0}, 1.0f));
    body.show();
    const auto twist = body.at("lowerarm_twist_01_l"), arm = body.at("lowerarm_l");
    CHECK_FALSE(body.retarget.drives(twist));
    CHECK(body.retarget.drives(arm));
    const Rotation local = conjugate(body.shown.turns[arm]) * body.shown.turns[twist];
    CHECK(between(local, body.bones[twist].local.rotation) < kTenthOfADegree);
}

TEST_CASE("hips travel as far as the legs are long, and stay level over straightened legs") {
    for (const float size : {0.5f, 1.0f, 1.4f}) {
        MadeUpSkeleton made;
        made.size = size;
        Body body(made);
        body.show();
        const Position still = body.place("pelvis");
        CHECK(body.retarget.scale() == doctest::Approx(size).epsilon(1e-4));
        const auto reference = SkeletonPose::ofReference(body.bones);
        CHECK(body.place("foot_l").z ==
              doctest::Approx(reference.places[body.at("foot_l")].z).epsilon(1e-4));
        body.pose.hips = {0.02f, -0.1f, 0.05f};  // left, down, forward
        body.show();
        const Position moved = body.place("pelvis") - still;
        CHECK(moved.x == doctest::Approx(2 * size).epsilon(1e-3));
        CHECK(moved.y == doctest::Approx(5 * size).epsilon(1e-3));
        CHECK(moved.z == doctest::Approx(-10 * size).epsilon(1e-3));
    }
}

TEST_CASE("a skeleton with a scaled root moves as far as one without") {
    MadeUpSkeleton made;
    made.rootScale = 100;
    Body body(made);
    body.show();
    const Position still = body.place("pelvis");
    body.pose.hips = {0, -0.1f, 0};
    body.show();
    CHECK(body.place("pelvis").z - still.z == doctest::Approx(-10 * made.size).epsilon(1e-3));
    checkLimbs(body);
}

TEST_CASE("a skeleton that faces elsewhere is turned with all it does") {
    MadeUpSkeleton made;
    made.facingDegrees = -90;  // faces +X, as Unreal's world does
    Body body(made);
    body.show();
    const Position still = body.place("pelvis");
    body.turn("leftUpperArm", aboutAxis({0, 1, 0}, -1.57079633f));
    body.pose.hips = {0, 0, 0.1f};
    body.show();
    CHECK(between(body.direction("upperarm_l", "hand_l"), {1, 0, 0}) < kTenthOfADegree);
    CHECK(body.place("pelvis").x - still.x == doctest::Approx(10 * made.size).epsilon(1e-3));
}

TEST_CASE("whichever way a skeleton faces, it does the same") {
    for (const float degrees : {90.0f, 180.0f, -90.0f}) {
        MadeUpSkeleton made;
        Body ahead(made);
        made.facingDegrees = degrees;
        Body aside(made);
        for (Body* body : {&ahead, &aside}) {
            body->turn("spine", kNod);
            body->turn("leftUpperArm", aboutAxis({0, 0, 1}, -0.8f));
            body->turn("rightUpperLeg", kNod);
            body->pose.hips = {0.1f, -0.05f, 0.2f};
            body->show();
        }
        const Rotation facing = aboutAxis({0, 0, 1}, degrees * 0.0174532925f);
        for (std::size_t i = 0; i < ahead.bones.size(); i++) {
            CAPTURE(ahead.bones[i].name);
            CHECK(length(rotate(facing, ahead.shown.places[i]) - aside.shown.places[i]) < 0.05f);
            CHECK(between(facing * ahead.shown.turns[i], aside.shown.turns[i]) < kTenthOfADegree);
        }
    }
}

TEST_CASE("one whose bones have the mesh's own axes and stand in a T takes the subject as it is") {
    MadeUpSkeleton made;
    made.isTurned = made.hasExtras = false;
    made.armDegrees = made.legDegrees = 0;
    made.size = 1;
    Body body(made);
    body.turn("spine", kNod);
    body.turn("leftHand", kLook);
    body.pose.hips = {0.1f, 0.2f, 0.3f};
    body.show();
    std::vector<BoneTransform> locals(body.bones.size());
    body.retarget.apply(body.subject.data(), locals.data());
    for (std::size_t i = 0; i < locals.size(); i++) {
        CAPTURE(body.bones[i].name);
        CHECK(between(locals[i].rotation, body.subject[i].rotation) < 1e-3f);
        CHECK(length(locals[i].translation - body.subject[i].translation) < 1e-2f);
    }
}
