// The retarget asset on a mesh that has turned bones, an A-pose and levels of detail.

#include <algorithm>
#include <cmath>
#include <vector>

#include "AvatarBridge/Playback/Pose.h"
#include "AvatarBridge/Rig/BodySubject.h"
#include "AvatarBridge/Rig/HumanRig.h"
#include "AvatarBridge/Rig/MannyBones.h"
#include "AvatarBridge/Rig/Retarget.h"
#include "BonePose.h"
#include "BridgeRetargetAsset.h"
#include "BridgeText.h"
#include "Checks.h"
#include "MadeUpSkeleton.h"
#include "Roles/LiveLinkAnimationTypes.h"

using avatarbridge::BodySubject;
using avatarbridge::BoneTransform;
using avatarbridge::MadeUpSkeleton;
using avatarbridge::ReferenceBone;

namespace {

FTransform toUnreal(const BoneTransform& bone, float scale = 1.0f) {
    const auto& turn = bone.rotation;
    const auto& place = bone.translation;
    return FTransform(FQuat(turn.x, turn.y, turn.z, turn.w), FVector(place.x, place.y, place.z),
                      FVector(scale, scale, scale));
}

FReferenceSkeleton toUnreal(const std::vector<ReferenceBone>& bones) {
    FReferenceSkeleton made;
    for (const ReferenceBone& bone : bones) {
        made.StubAdd(FName(FromUtf8(bone.name)), bone.parent, toUnreal(bone.local, bone.scale));
    }
    return made;
}

/** A body whose hips are a hand's breadth lower and whose spine leans, as a source pushes it. */
struct Body {
    Body() {
        avatarbridge::Pose pose;
        pose.fit(52, avatarbridge::humanRig().boneNames.size());
        pose.hips = {0, -0.1f, 0};
        pose.bones[7 * 4] = 0.2f;  // the spine, forwards
        pose.bones[7 * 4 + 3] = std::sqrt(1 - 0.04f);
        const BodySubject subject(avatarbridge::humanRig());
        bones.resize(BodySubject::kCount);
        subject.fill(pose, bones.data());
        TArray<FName> names;
        for (std::size_t row = 0; row < bones.size(); row++) {
            names.Add(FName(FromUtf8(avatarbridge::mannyBones()[row].name)));
            frame.Transforms.Add(toUnreal(bones[row]));
        }
        skeleton.SetBoneNames(names);
    }

    std::vector<BoneTransform> bones;
    FLiveLinkSkeletonStaticData skeleton;
    FLiveLinkAnimationFrameData frame;
};

FCompactPoseBoneIndex at(std::size_t bone) {
    return FCompactPoseBoneIndex(static_cast<int32>(bone));
}

void testAMesh(Checks& expect) {
    Body body;
    const auto bones = MadeUpSkeleton().make();
    const FReferenceSkeleton reference = toUnreal(bones);
    const FBoneContainer all(reference, 1);
    FCompactPose pose(all);
    auto* asset = NewObject<UBridgeRetargetAsset>();
    asset->BuildPoseFromAnimationData(0.01f, &body.skeleton, &body.frame, pose);

    avatarbridge::Retarget core(bones);
    std::vector<BoneTransform> locals(bones.size());
    core.apply(body.bones.data(), locals.data());
    int driven = 0;
    int moved = 0;
    for (std::size_t bone = 0; bone < bones.size(); bone++) {
        const FTransform& was = reference.GetRefBonePose()[static_cast<int32>(bone)];
        const FTransform expected = core.drives(bone) ? toUnreal(locals[bone], bones[bone].scale)
                                                      : was;
        driven += core.drives(bone) ? 1 : 0;
        moved += pose[at(bone)].Equals(was, 1e-3) ? 0 : 1;
        expect(pose[at(bone)].Equals(expected, 1e-4), bones[bone].name + " is as the core has it");
    }
    expect(driven > 50 && moved > 5, "a body is moved");

    const FBoneContainer fewer(reference, 2, {0});  // so that places are not the mesh's indices
    FCompactPose coarse(fewer);
    asset->BuildPoseFromAnimationData(0.01f, &body.skeleton, &body.frame, coarse);
    expect(coarse[at(4)].Equals(pose[at(5)], 1e-5), "another level of detail has the same pose");
}

void testTravel(Checks& expect) {
    Body body;
    const auto bones = MadeUpSkeleton().make();
    const FReferenceSkeleton reference = toUnreal(bones);
    const FBoneContainer all(reference, 1);
    FCompactPose low(all);
    FCompactPose high(all);
    auto* asset = NewObject<UBridgeRetargetAsset>();
    asset->BuildPoseFromAnimationData(0.01f, &body.skeleton, &body.frame, low);
    asset->Travel = 0.0f;
    asset->BuildPoseFromAnimationData(0.01f, &body.skeleton, &body.frame, high);
    const auto pelvis = std::find_if(bones.begin(), bones.end(), [](const ReferenceBone& bone) {
        return bone.name == "pelvis";
    });
    const auto hips = at(static_cast<std::size_t>(pelvis - bones.begin()));
    const FVector fallen = high[hips].GetTranslation() - low[hips].GetTranslation();
    const double far = fallen.Size();
    expect(far > 8.0 && far < 14.0, "hips travel as far as the legs are long, or not at all");
}

void testWhatIsNotABody(Checks& expect) {
    Body body;
    const FReferenceSkeleton reference = toUnreal(MadeUpSkeleton().make());
    const FBoneContainer all(reference, 1);
    FCompactPose pose(all);
    auto* asset = NewObject<UBridgeRetargetAsset>();
    FLiveLinkSkeletonStaticData other;
    other.SetBoneNames({FName("pelvis"), FName("tail")});
    asset->BuildPoseFromAnimationData(0.01f, &other, &body.frame, pose);
    asset->BuildPoseFromAnimationData(0.01f, nullptr, nullptr, pose);
    FLiveLinkAnimationFrameData torn = body.frame;
    torn.Transforms.Pop();
    asset->BuildPoseFromAnimationData(0.01f, &body.skeleton, &torn, pose);
    expect(pose[at(3)].Equals(reference.GetRefBonePose()[3]), "another's subject is left alone");

    FReferenceSkeleton box;
    box.StubAdd(FName("lid"), -1, FTransform::Identity);
    const FBoneContainer lid(box, 9);
    FCompactPose shut(lid);
    asset->BuildPoseFromAnimationData(0.01f, &body.skeleton, &body.frame, shut);
    expect(shut[at(0)].Equals(FTransform::Identity), "and so is what has no hips");
}

void testWhatIsMissing(Checks& expect) {
    Body body;
    auto bones = MadeUpSkeleton().make();
    for (ReferenceBone& bone : bones) {
        bone.name = bone.name == "spine_05" || bone.name == "ball_l" ? "odd" : bone.name;
    }
    const FReferenceSkeleton reference = toUnreal(bones);
    auto* asset = NewObject<UBridgeRetargetAsset>();
    auto& logged = stub::FLogged::Get();
    logged.Clear();
    const auto show = [&](UObject* mesh, uint16 serial) {
        FBoneContainer all(reference, serial);
        all.StubAsset = mesh;
        FCompactPose pose(all);
        asset->BuildPoseFromAnimationData(0.01f, &body.skeleton, &body.frame, pose);
    };
    show(NewObject<UObject>(nullptr, FName("SKM_Odd")), 21);
    expect(logged.Count(ELogVerbosity::Log, "SKM_Odd has no bones for these") == 1, "it is told");
    expect(logged.Count(ELogVerbosity::Log, "spine_05, ball_l.") == 1, "which ones");
    show(NewObject<UObject>(nullptr, FName("SKM_Odd")), 22);
    expect(logged.Count(ELogVerbosity::Log, "SKM_Odd") == 1, "once for all levels of detail");
    show(NewObject<UObject>(nullptr, FName("SKM_Other")), 23);
    expect(logged.Count(ELogVerbosity::Log, "SKM_Other") == 1, "of each mesh");
}

void testCurves(Checks& expect) {
    const FReferenceSkeleton reference = toUnreal(MadeUpSkeleton().make());
    const FBoneContainer all(reference, 1);
    FCompactPose pose(all);
    FLiveLinkBaseStaticData names;
    names.PropertyNames = {FName("JawOpen"), FName("EyeBlinkLeft"), FName("TongueOut")};
    FLiveLinkBaseFrameData values;
    values.PropertyValues = {0.25f, 1.0f};
    FBlendedCurve curves;
    auto* asset = NewObject<UBridgeRetargetAsset>();
    asset->BuildPoseAndCurveFromBaseData(0.01f, &names, &values, pose, curves);
    asset->BuildPoseAndCurveFromBaseData(0.01f, nullptr, nullptr, pose, curves);
    expect(curves.Get(FName("JawOpen")) == 0.25f, "a face's properties become curves");
    expect(curves.Get(FName("TongueOut")) == 0.0f, "as far as they came");
}

}  // namespace

int main() {
    Checks expect;
    testAMesh(expect);
    testTravel(expect);
    testWhatIsNotABody(expect);
    testWhatIsMissing(expect);
    testCurves(expect);
    return expect.finish();
}
