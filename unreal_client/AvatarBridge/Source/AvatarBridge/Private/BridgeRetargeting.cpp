#include "BridgeRetargeting.h"

#include "AvatarBridge/Rig/MannyBones.h"
#include "BridgeLog.h"
#include "BridgeText.h"
#include "Misc/ScopeLock.h"
#include "ReferenceSkeleton.h"

namespace {

avatarbridge::BoneTransform BoneFromUnreal(const FTransform& Transform) {
    const FQuat Turn = Transform.GetRotation();
    const FVector Place = Transform.GetTranslation();
    avatarbridge::BoneTransform Bone;
    Bone.rotation = {static_cast<float>(Turn.X), static_cast<float>(Turn.Y),
                     static_cast<float>(Turn.Z), static_cast<float>(Turn.W)};
    Bone.translation = {static_cast<float>(Place.X), static_cast<float>(Place.Y),
                        static_cast<float>(Place.Z)};
    return Bone;
}

std::vector<avatarbridge::ReferenceBone> ReferenceOf(const FReferenceSkeleton& Skeleton) {
    const TArray<FTransform>& Pose = Skeleton.GetRefBonePose();
    std::vector<avatarbridge::ReferenceBone> Bones;
    Bones.reserve(static_cast<std::size_t>(Skeleton.GetNum()));
    for (int32 Index = 0; Index < Skeleton.GetNum(); Index++) {
        avatarbridge::ReferenceBone Bone;
        Bone.name = ToUtf8(Skeleton.GetBoneName(Index).ToString());
        Bone.parent = Skeleton.GetParentIndex(Index);
        Bone.local = BoneFromUnreal(Pose[Index]);
        Bone.scale = static_cast<float>(Pose[Index].GetScale3D().X);
        Bones.push_back(Bone);
    }
    return Bones;
}

TArray<FName> BodyNames() {
    TArray<FName> Names;
    for (const avatarbridge::MannyBone& Bone : avatarbridge::mannyBones()) {
        Names.Add(FName(FromUtf8(Bone.name)));
    }
    return Names;
}

/** Whether something of a mesh was told already; each level of detail would tell it again. */
bool IsTold(const FString& Mesh) {
    static FCriticalSection Gate;
    static TSet<FString> Told;
    const FScopeLock Lock(&Gate);
    const bool bTold = Told.Contains(Mesh);
    Told.Add(Mesh);
    return bTold;
}

FString Listed(const std::vector<std::string>& Names) {
    FString List;
    for (const std::string& Name : Names) {
        List += (List.IsEmpty() ? TEXT("") : TEXT(", ")) + FromUtf8(Name);
    }
    return List;
}

/** Says once of each mesh what of a body it cannot show. */
void TellWhatIsMissing(const FBoneContainer& Bones, const avatarbridge::Retarget& Retarget) {
    const FString Mesh = GetPathNameSafe(Bones.GetAsset());
    if (Retarget.missing().empty() || IsTold(Mesh)) {
        return;
    }
    if (!Retarget.isUsable()) {
        UE_LOG(LogAvatarBridge, Warning,
               TEXT("%s has no hips of a name that is known, such as pelvis or Hips: a body cannot "
                    "be put onto it, and it keeps the pose that it has"),
               *Mesh);
        return;
    }
    UE_LOG(LogAvatarBridge, Log,
           TEXT("%s has no bones for these of the mannequin: %s. The next bones below them turn in "
                "their place; where there are none, nothing turns"),
           *Mesh, *Listed(Retarget.missing()));
}

}  // namespace

FBridgeRetargeting::FBridgeRetargeting(const FBoneContainer& Bones)
    : Serial(Bones.GetSerialNumber()), Retarget(ReferenceOf(Bones.GetReferenceSkeleton())) {
    for (std::size_t Bone = 0; Bone < Retarget.boneCount(); Bone++) {
        const FMeshPoseBoneIndex Index(static_cast<int32>(Bone));
        Places.Add(Retarget.drives(Bone) ? Bones.MakeCompactPoseIndex(Index)
                                         : FCompactPoseBoneIndex(INDEX_NONE));
    }
    Locals.resize(Retarget.boneCount());
    TellWhatIsMissing(Bones, Retarget);
}

bool FBridgeRetargeting::IsBody(const FLiveLinkSkeletonStaticData& Skeleton) {
    static const TArray<FName> Names = BodyNames();
    return Skeleton.GetBoneNames() == Names;
}

void FBridgeRetargeting::Apply(
    const FLiveLinkAnimationFrameData& Body, float Travel, FCompactPose& Pose) {
    const bool bFits = Body.Transforms.Num() == static_cast<int32>(Subject.size());
    if (!bFits || !Retarget.isUsable()) {
        return;
    }
    Read(Body.Transforms, Travel);
    Retarget.apply(Subject.data(), Locals.data());
    for (int32 Bone = 0; Bone < Places.Num(); Bone++) {
        if (!Places[Bone].IsValid()) {
            continue;
        }
        const avatarbridge::BoneTransform& Local = Locals[static_cast<std::size_t>(Bone)];
        FTransform& Place = Pose[Places[Bone]];
        Place.SetRotation(FQuat(
            Local.rotation.x, Local.rotation.y, Local.rotation.z, Local.rotation.w));
        Place.SetTranslation(FVector(
            Local.translation.x, Local.translation.y, Local.translation.z));
    }
}

/** Takes over the subject's pose; its hips travel from where they rest. */
void FBridgeRetargeting::Read(const TArray<FTransform>& Body, float Travel) {
    for (std::size_t Row = 0; Row < Subject.size(); Row++) {
        Subject[Row] = BoneFromUnreal(Body[static_cast<int32>(Row)]);
    }
    avatarbridge::Position& Hips = Subject[avatarbridge::BodySubject::kPelvis].translation;
    const avatarbridge::Position Rest{0, 0, avatarbridge::BodySubject::kHipsHeight};
    Hips = Rest + (Hips - Rest) * Travel;
}
