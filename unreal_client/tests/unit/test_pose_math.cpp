#include <doctest/doctest.h>

#include <array>
#include <cmath>
#include <cstddef>
#include <limits>

#include "AvatarBridge/Playback/Pose.h"
#include "AvatarBridge/Playback/PoseMath.h"

using namespace avatarbridge;

namespace {

using Turn = std::array<float, Pose::kBoneFloats>;

Turn turnAboutY(float angle) {
    return {0, std::sin(angle / 2), 0, std::cos(angle / 2)};
}

/** A pose of two shapes and one bone. */
Pose poseOf(float weight, float place, const Turn& turn) {
    Pose pose;
    pose.fit(2, 1);
    pose.weights = {weight, 1 - weight};
    pose.head = {place, 0, 0, turn[0], turn[1], turn[2], turn[3]};
    pose.bones.assign(turn.begin(), turn.end());
    pose.hips = {0, place, 0};
    return pose;
}

float angleOf(const Pose& pose) {
    return 2 * std::atan2(pose.bones[1], pose.bones[3]);
}

float lengthOf(const Pose& pose) {
    float squared = 0;
    for (const float part : pose.bones) {
        squared += part * part;
    }
    return std::sqrt(squared);
}

bool isFinite(const Pose& pose) {
    bool is = true;
    for (const float one : pose.weights) {
        is &= std::isfinite(one);
    }
    for (const float one : pose.bones) {
        is &= std::isfinite(one);
    }
    return is;
}

}  // namespace

TEST_CASE("a mixture lies between its parts") {
    const Pose one = poseOf(0.2f, 1.0f, turnAboutY(0.1f));
    const Pose other = poseOf(0.6f, 3.0f, turnAboutY(0.5f));
    Pose into;
    PoseMath::mix(one, other, 0.25f, into);
    CHECK(into.weights[0] == doctest::Approx(0.3));
    CHECK(into.weights[1] == doctest::Approx(0.7));
    CHECK(into.head[0] == doctest::Approx(1.5));
    CHECK(into.hips[1] == doctest::Approx(1.5));
    CHECK(angleOf(into) == doctest::Approx(0.2).epsilon(0.01));
    CHECK(into.head[4] == doctest::Approx(into.bones[1]));
    CHECK(lengthOf(into) == doctest::Approx(1));
}

TEST_CASE("a mixture of all of one is that one") {
    const Pose one = poseOf(0.2f, 1.0f, turnAboutY(0.1f));
    const Pose other = poseOf(0.6f, 3.0f, turnAboutY(0.5f));
    Pose into;
    PoseMath::mix(one, other, 0.0f, into);
    CHECK(into.weights == one.weights);
    CHECK(into.hips == one.hips);
    PoseMath::mix(one, other, 1.0f, into);
    CHECK(into.weights == other.weights);
    CHECK(into.hips == other.hips);
}

TEST_CASE("a rotation goes the shorter way") {
    Turn negative = turnAboutY(0.5f);
    for (float& part : negative) {
        part = -part;
    }
    Pose into;
    PoseMath::mix(poseOf(0, 0, turnAboutY(0.1f)), poseOf(0, 0, negative), 0.5f, into);
    CHECK(angleOf(into) == doctest::Approx(0.3).epsilon(0.001));
}

TEST_CASE("a mixture may be written over one of its parts, and keeps its place and state") {
    const Pose one = poseOf(0.2f, 1.0f, turnAboutY(0.1f));
    Pose other = poseOf(0.6f, 3.0f, turnAboutY(0.5f));
    other.ptsMicros = 7;
    other.state = PoseState::Easing;
    other.utteranceId = "u1";
    PoseMath::mix(one, other, 0.5f, other);
    CHECK(other.weights[0] == doctest::Approx(0.4));
    CHECK(angleOf(other) == doctest::Approx(0.3).epsilon(0.001));
    CHECK(other.ptsMicros == 7);
    CHECK(other.state == PoseState::Easing);
    CHECK(other.utteranceId == "u1");
}

TEST_CASE("a rotation without a direction is none") {
    Pose into;
    PoseMath::mix(poseOf(0, 0, {0, 0, 0, 0}), poseOf(0, 0, {0, 0, 0, 0}), 0.5f, into);
    CHECK(into.bones == std::vector<float>{0, 0, 0, 1});
}

TEST_CASE("the largest numbers that can be sent mix to finite ones") {
    constexpr float kMost = (std::numeric_limits<float>::max)();
    const Pose one = poseOf(kMost, kMost, {kMost, -kMost, kMost, kMost});
    const Pose other = poseOf(-kMost, -kMost, {kMost, kMost, kMost, kMost});
    Pose into;
    for (const float part : {0.0f, 0.3f, 0.5f, 1.0f}) {
        PoseMath::mix(one, other, part, into);
        CHECK(isFinite(into));
    }
}

TEST_CASE("at rest the face is relaxed and the body takes the posture of the last idle frame") {
    const Pose held = poseOf(0.9f, 1.0f, turnAboutY(0.5f));
    const Pose idle = poseOf(0.4f, 2.0f, turnAboutY(0.1f));
    Pose into;
    PoseMath::rest(held, &idle, into);
    CHECK(into.weights == std::vector<float>{0, 0});
    CHECK(into.bones == idle.bones);
    CHECK(into.head == idle.head);
    CHECK(into.hips == idle.hips);
}

TEST_CASE("without an idle frame the head goes to its base and the limbs stay") {
    const Pose held = poseOf(0.9f, 1.0f, turnAboutY(0.5f));
    Pose into;
    PoseMath::rest(held, nullptr, into);
    CHECK(into.weights == std::vector<float>{0, 0});
    CHECK(into.bones == held.bones);
    CHECK(into.head == std::array<float, Pose::kHeadFloats>{0, 0, 0, 0, 0, 0, 1});
    CHECK(into.hips == std::array<float, Pose::kHipsFloats>{0, 0, 0});
}

TEST_CASE("an ease starts and ends without speed") {
    CHECK(PoseMath::smoothstep(-1) == 0);
    CHECK(PoseMath::smoothstep(0) == 0);
    CHECK(PoseMath::smoothstep(0.25) == doctest::Approx(0.15625));
    CHECK(PoseMath::smoothstep(0.5) == doctest::Approx(0.5));
    CHECK(PoseMath::smoothstep(1) == 1);
    CHECK(PoseMath::smoothstep(2) == 1);
}
