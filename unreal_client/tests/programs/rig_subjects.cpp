// Fills both subjects from poses for the other language to compare: reads float32, pose after
// pose (weights, head, bones, hips of the rig of all sidecars); prints the tables first, then the
// values of each pose. Takes factors of the head's yaw, pitch and roll, if they are not to be 1.

#include <cstdio>
#include <cstdlib>
#include <vector>

#include "AvatarBridge/Rig/BodySubject.h"
#include "AvatarBridge/Rig/FaceSubject.h"
#include "AvatarBridge/Rig/HumanRig.h"
#include "Json.h"

using namespace avatarbridge;

namespace {

template <typename Numbers>
bool fillFromInput(Numbers& numbers) {
    return std::fread(numbers.data(), sizeof(float), numbers.size(), stdin) == numbers.size();
}

Json written(const BoneTransform* transforms) {
    Json made = Json::array();
    for (std::size_t i = 0; i < BodySubject::kCount; i++) {
        const auto& [t, r] = transforms[i];
        made.push(std::vector<float>{t.x, t.y, t.z, r.x, r.y, r.z, r.w});
    }
    return made;
}

void printTables(const BodySubject& body) {
    Json face = Json::array(), names = Json::array(), parents = Json::array();
    Json unity = Json::array();
    for (const auto name : FaceSubject::names()) {
        face.push(name);
    }
    for (const auto& bone : mannyBones()) {
        names.push(bone.name);
        parents.push(bone.parent);
    }
    for (const auto& bone : kHumanBones) {
        unity.push(bone.unity);
    }
    const Rig& rig = humanRig();
    Json::object({
                     {"face", face},
                     {"bones", names},
                     {"parents", parents},
                     {"rest", written(body.rest().data())},
                     {"rig_shapes", rig.shapeNames},
                     {"rig_bones", rig.boneNames},
                     {"rig_parents", rig.boneParents},
                     {"rig_rest", rig.restPositions},
                     {"unity", unity},
                 })
        .print();
}

}  // namespace

int main(int count, char** arguments) {
    FaceTurns turns;
    if (count == 4) {
        turns = {std::strtof(arguments[1], nullptr), std::strtof(arguments[2], nullptr),
                 std::strtof(arguments[3], nullptr)};
    }
    const BodySubject body(humanRig());
    const FaceSubject face(humanRig(), turns);
    printTables(body);
    Pose pose;
    pose.fit(kArkitCount, kHumanBoneCount);
    std::vector<float> values(FaceSubject::kCount);
    std::vector<BoneTransform> transforms(BodySubject::kCount);
    while (fillFromInput(pose.weights) && fillFromInput(pose.head) && fillFromInput(pose.bones) &&
           fillFromInput(pose.hips)) {
        face.fill(pose, values.data());
        body.fill(pose, transforms.data());
        Json::object({{"face", values}, {"body", written(transforms.data())}}).print();
    }
    return 0;
}
