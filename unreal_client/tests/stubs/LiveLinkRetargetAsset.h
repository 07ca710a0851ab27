#pragma once

#include "Animation/AnimCurveTypes.h"
#include "BonePose.h"
#include "CoreMinimal.h"

struct FLiveLinkAnimationFrameData;
struct FLiveLinkBaseFrameData;
struct FLiveLinkBaseStaticData;
struct FLiveLinkSkeletonStaticData;

/** API/Runtime/LiveLinkAnimationCore/ULiveLinkRetargetAsset */
class ULiveLinkRetargetAsset : public UObject {
    UE_STUB_CLASS(ULiveLinkRetargetAsset, UObject)

public:
    ULiveLinkRetargetAsset(const FObjectInitializer& ObjectInitializer)
        : UObject(ObjectInitializer) {}

    /** …/BuildPoseFromAni- : the same in 5.1, 5.3, 5.4 and 5.5. */
    virtual void BuildPoseFromAnimationData(
        float, const FLiveLinkSkeletonStaticData*, const FLiveLinkAnimationFrameData*,
        FCompactPose&) {}

    /** …/BuildPoseAndCurv- : the same in 5.1, 5.2 and 5.4. */
    virtual void BuildPoseAndCurveFromBaseData(
        float, const FLiveLinkBaseStaticData*, const FLiveLinkBaseFrameData*, FCompactPose&,
        FBlendedCurve&) {}

protected:
    /** …/BuildCurveData : the same in 5.2 and in the newest. */
    void BuildCurveData(
        const TMap<FName, float>& CurveMap, const FCompactPose&, FBlendedCurve& OutCurve) const {
        for (const TPair<FName, float>& Curve : CurveMap) {
            OutCurve.Set(Curve.Key, Curve.Value);
        }
    }
};
