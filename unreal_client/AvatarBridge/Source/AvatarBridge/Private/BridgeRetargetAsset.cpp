#include "BridgeRetargetAsset.h"

#include "BridgeRetargeting.h"
#include "LiveLinkTypes.h"
#include "Roles/LiveLinkAnimationTypes.h"

UBridgeRetargetAsset::UBridgeRetargetAsset(const FObjectInitializer& ObjectInitializer)
    : Super(ObjectInitializer) {}

void UBridgeRetargetAsset::BuildPoseFromAnimationData(
    float, const FLiveLinkSkeletonStaticData* InSkeletonData,
    const FLiveLinkAnimationFrameData* InFrameData, FCompactPose& OutPose) {
    const bool bBody = InSkeletonData != nullptr && InFrameData != nullptr &&
                       FBridgeRetargeting::IsBody(*InSkeletonData);
    if (!bBody) {
        return;
    }
    const FBoneContainer& Bones = OutPose.GetBoneContainer();
    if (!Retargeting.IsValid() || !Retargeting->IsOf(Bones)) {
        Retargeting = MakeShared<FBridgeRetargeting>(Bones);
    }
    Retargeting->Apply(*InFrameData, Travel, OutPose);
}

void UBridgeRetargetAsset::BuildPoseAndCurveFromBaseData(
    float, const FLiveLinkBaseStaticData* InBaseStaticData,
    const FLiveLinkBaseFrameData* InBaseFrameData, FCompactPose& OutPose, FBlendedCurve& OutCurve) {
    if (InBaseStaticData == nullptr || InBaseFrameData == nullptr) {
        return;
    }
    const TArray<FName>& Names = InBaseStaticData->PropertyNames;
    const TArray<float>& Values = InBaseFrameData->PropertyValues;
    TMap<FName, float> Curves;
    for (int32 Index = 0; Index < Names.Num() && Index < Values.Num(); Index++) {
        Curves.Add(Names[Index], Values[Index]);
    }
    BuildCurveData(Curves, OutPose, OutCurve);
}
