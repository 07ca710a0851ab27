// Fills subjects, puts them onto a skeleton and plays VMC, again and again: prints what each costs
// and what it allocates once it runs.

#include <chrono>
#include <cmath>
#include <cstdio>
#include <string>
#include <vector>

#include "Allocations.h"
#include "AvatarBridge/Rig/BodySubject.h"
#include "AvatarBridge/Rig/FaceSubject.h"
#include "AvatarBridge/Rig/HumanRig.h"
#include "AvatarBridge/Rig/Retarget.h"
#include "AvatarBridge/Vmc/VmcStage.h"
#include "Json.h"
#include "MadeUpSkeleton.h"

using namespace avatarbridge;

namespace {

constexpr int kWarm = 100;
constexpr int kTimes = 4000;

Pose movingPose(int tick) {
    Pose pose;
    pose.fit(kArkitCount, kHumanBoneCount);
    for (std::size_t i = 0; i < pose.weights.size(); i++) {
        pose.weights[i] = 0.5f + 0.5f * std::sin(0.1f * static_cast<float>(tick + int(i)));
    }
    const Rotation head = aboutAxis({0, 0.6f, 0.8f}, 0.1f * static_cast<float>(tick));
    pose.head = {0, 0, 0, head.x, head.y, head.z, head.w};
    for (std::size_t i = 0; i < kHumanBoneCount; i++) {
        const Rotation turn =
            aboutAxis({0.6f, 0, 0.8f}, 0.01f * static_cast<float>(tick * int(i + 1)));
        float* four = pose.bones.data() + 4 * i;
        four[0] = turn.x, four[1] = turn.y, four[2] = turn.z, four[3] = turn.w;
    }
    return pose;
}

template <typename Work>
Json measure(const Work& work) {
    for (int i = 0; i < kWarm; i++) {
        work(i);
    }
    const auto before = Allocations::count.load();
    const auto start = std::chrono::steady_clock::now();
    for (int i = 0; i < kTimes; i++) {
        work(i);
    }
    const std::chrono::duration<double, std::micro> took = std::chrono::steady_clock::now() - start;
    const auto allocations = Allocations::count.load() - before;
    return Json::object({{"micros", took.count() / kTimes}, {"allocations", allocations}});
}

/** The messages of one frame of a sender, whose texts outlive it. */
std::vector<std::vector<VmcArgument>> bonesOf(const Pose& pose) {
    std::vector<std::vector<VmcArgument>> bones;
    for (std::size_t i = 0; i < kHumanBoneCount; i++) {
        bones.push_back({VmcArgument::of(kHumanBones[i].unity)});
        for (int place = 0; place < 3; place++) {
            bones.back().push_back(VmcArgument::of(0.1f));
        }
        for (int part = 0; part < 4; part++) {
            bones.back().push_back(VmcArgument::of(pose.bones[4 * i + std::size_t(part)]));
        }
    }
    return bones;
}

}  // namespace

int main() {
    const Pose poses[] = {movingPose(1), movingPose(2)};
    const FaceSubject face(humanRig());
    const BodySubject body(humanRig());
    Retarget retarget(MadeUpSkeleton().make());
    std::vector<float> values(FaceSubject::kCount);
    std::vector<BoneTransform> subject(BodySubject::kCount), locals(retarget.boneCount());
    const auto faceCost = measure([&](int tick) { face.fill(poses[tick % 2], values.data()); });
    const auto bodyCost = measure([&](int tick) { body.fill(poses[tick % 2], subject.data()); });
    const auto retargetCost = measure([&](int) { retarget.apply(subject.data(), locals.data()); });

    VmcStage stage;
    Pose shown;
    const auto bones = bonesOf(poses[0]);
    std::vector<std::string> shapes;
    for (const auto& expression : kVmcExpressions) {
        shapes.emplace_back(expression.vrm0);
    }
    const auto vmcCost = measure([&](int tick) {
        for (const auto& bone : bones) {
            stage.take({"/VMC/Ext/Bone/Pos", bone.data(), bone.size()});
        }
        for (std::size_t i = 0; i < shapes.size(); i++) {
            const VmcArgument two[] = {
                VmcArgument::of(std::string_view(shapes[i])),
                VmcArgument::of(0.5f + 0.4f * std::sin(0.01f * static_cast<float>(tick)))};
            stage.take({"/VMC/Ext/Blend/Val", two, 2});
        }
        stage.take({"/VMC/Ext/Blend/Apply", nullptr, 0});
        stage.endPacket();
        stage.draw(shown);
    });
    Json::object({
                     {"face", faceCost},
                     {"body", bodyCost},
                     {"retarget", retargetCost},
                     {"vmc", vmcCost},
                     {"frames", stage.counts().frames},
                     {"bones", static_cast<int>(retarget.boneCount())},
                 })
        .print();
    return 0;
}
