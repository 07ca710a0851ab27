#include "BridgeSubjects.h"

#include <array>
#include <string>

#include "AvatarBridge/Rig/MannyBones.h"
#include "AvatarBridge/Rig/SubjectNames.h"
#include "BridgeText.h"
#include "ILiveLinkClient.h"
#include "Misc/FrameRate.h"
#include "Misc/QualifiedFrameTime.h"
#include "Roles/LiveLinkAnimationRole.h"
#include "Roles/LiveLinkAnimationTypes.h"
#include "Roles/LiveLinkBasicRole.h"

namespace {

FLiveLinkSubjectKey KeyOf(const FGuid& Source, const std::string& Subject) {
    return FLiveLinkSubjectKey(Source, FName(FromUtf8(Subject)));
}

template <typename FNames>
TArray<FName> NamesOf(const FNames& Names) {
    TArray<FName> Converted;
    Converted.Reserve(static_cast<int32>(Names.size()));
    for (const auto& Name : Names) {
        Converted.Add(FName(FromUtf8(Name)));
    }
    return Converted;
}

void Stamp(FLiveLinkBaseFrameData& Frame, const FBridgeInstant& At) {
    // The second number says that the first is of the engine's own clock.
    Frame.WorldTime = FLiveLinkWorldTime(At.WorldSeconds, 0.0);
    if (At.SceneSeconds >= 0.0) {
        const FFrameRate Rate(At.FrameRate, 1);
        Frame.MetaData.SceneTime = FQualifiedFrameTime(Rate.AsFrameTime(At.SceneSeconds), Rate);
    }
}

FTransform ToUnreal(const avatarbridge::BoneTransform& Bone) {
    const avatarbridge::Rotation& Turn = Bone.rotation;
    const avatarbridge::Position& Place = Bone.translation;
    return FTransform(FQuat(Turn.x, Turn.y, Turn.z, Turn.w), FVector(Place.x, Place.y, Place.z));
}

}  // namespace

FBridgeSubjects::FBridgeSubjects(
    ILiveLinkClient& InClient, const FGuid& InSource, const FString& Character,
    EBridgeSubjects InShown)
    : Client(InClient),
      FaceKey(KeyOf(InSource, avatarbridge::faceSubjectName(ToUtf8(Character)))),
      BodyKey(KeyOf(InSource, avatarbridge::bodySubjectName(ToUtf8(Character)))),
      Shown(InShown) {}

void FBridgeSubjects::Introduce(const avatarbridge::Rig& Rig) {
    Face.emplace(Rig, Turns);
    Body.emplace(Rig);
    if (HasFace()) {
        IntroduceFace();
    }
    if (HasBody()) {
        IntroduceBody();
    }
}

void FBridgeSubjects::Show(const avatarbridge::Pose& Pose, const FBridgeInstant& At) {
    if (!Face) {
        return;
    }
    if (HasFace()) {
        ShowFace(Pose, At);
    }
    if (HasBody()) {
        ShowBody(Pose, At);
    }
}

void FBridgeSubjects::Turn(const avatarbridge::FaceTurns& InTurns) {
    Turns = InTurns;
    if (Face) {
        Face->setTurns(Turns);
    }
}

void FBridgeSubjects::Choose(EBridgeSubjects InShown) {
    const bool HadFace = HasFace() && Face;
    const bool HadBody = HasBody() && Body;
    Shown = InShown;
    if (HadFace && !HasFace()) {
        Client.RemoveSubject_AnyThread(FaceKey);
    }
    if (HadBody && !HasBody()) {
        Client.RemoveSubject_AnyThread(BodyKey);
    }
}

void FBridgeSubjects::Remove() {
    if (!Face) {
        return;
    }
    if (HasFace()) {
        Client.RemoveSubject_AnyThread(FaceKey);
    }
    if (HasBody()) {
        Client.RemoveSubject_AnyThread(BodyKey);
    }
    Face.reset();
    Body.reset();
}

void FBridgeSubjects::IntroduceFace() {
    FLiveLinkStaticDataStruct Static(FLiveLinkBaseStaticData::StaticStruct());
    Static.Cast<FLiveLinkBaseStaticData>()->PropertyNames = NamesOf(avatarbridge::FaceSubject::names());
    Client.PushSubjectStaticData_AnyThread(
        FaceKey, ULiveLinkBasicRole::StaticClass(), MoveTemp(Static));
}

void FBridgeSubjects::IntroduceBody() {
    FLiveLinkStaticDataStruct Static(FLiveLinkSkeletonStaticData::StaticStruct());
    auto& Skeleton = *Static.Cast<FLiveLinkSkeletonStaticData>();
    TArray<FName> Names;
    TArray<int32> Parents;
    for (const avatarbridge::MannyBone& Bone : avatarbridge::mannyBones()) {
        Names.Add(FName(FromUtf8(Bone.name)));
        Parents.Add(Bone.parent);
    }
    Skeleton.SetBoneNames(Names);
    Skeleton.SetBoneParents(Parents);
    Client.PushSubjectStaticData_AnyThread(
        BodyKey, ULiveLinkAnimationRole::StaticClass(), MoveTemp(Static));
}

void FBridgeSubjects::ShowFace(const avatarbridge::Pose& Pose, const FBridgeInstant& At) {
    FLiveLinkFrameDataStruct Frame(FLiveLinkBaseFrameData::StaticStruct());
    auto& Data = *Frame.Cast<FLiveLinkBaseFrameData>();
    Stamp(Data, At);
    Data.PropertyValues.SetNumUninitialized(static_cast<int32>(avatarbridge::FaceSubject::kCount));
    Face->fill(Pose, Data.PropertyValues.GetData());
    Client.PushSubjectFrameData_AnyThread(FaceKey, MoveTemp(Frame));
}

void FBridgeSubjects::ShowBody(const avatarbridge::Pose& Pose, const FBridgeInstant& At) {
    std::array<avatarbridge::BoneTransform, avatarbridge::BodySubject::kCount> Bones;
    Body->fill(Pose, Bones.data());
    FLiveLinkFrameDataStruct Frame(FLiveLinkAnimationFrameData::StaticStruct());
    auto& Data = *Frame.Cast<FLiveLinkAnimationFrameData>();
    Stamp(Data, At);
    Data.Transforms.Reserve(static_cast<int32>(Bones.size()));
    for (const avatarbridge::BoneTransform& Bone : Bones) {
        Data.Transforms.Add(ToUnreal(Bone));
    }
    Client.PushSubjectFrameData_AnyThread(BodyKey, MoveTemp(Frame));
}
