#pragma once

#include "CoreMinimal.h"
#include "LiveLinkRetargetAsset.h"
#include "Templates/SharedPointer.h"

#include "BridgeRetargetAsset.generated.h"

class FBridgeRetargeting;

/**
 * Puts a bridge's body onto a skeleton: pick it as the retarget asset of a Live Link Pose node.
 * It knows the bones of the UE5 mannequin, of MetaHumans and of other skeletons by their usual
 * names, whatever way their bones point and whether they rest with arms down or out, and scales
 * travel to the length of the legs. Bones that it does not know keep the pose that they have.
 */
UCLASS(Blueprintable)
class AVATARBRIDGE_API UBridgeRetargetAsset : public ULiveLinkRetargetAsset {
    GENERATED_BODY()

public:
    UBridgeRetargetAsset(const FObjectInitializer& ObjectInitializer);

    /**
     * How much of the body's travel reaches the character: 1 moves its hips as the performer's,
     * scaled to its legs; 0 keeps them in place, for a character whose feet an animation moves.
     */
    UPROPERTY(EditAnywhere, BlueprintReadWrite, Category = "Avatar Bridge",
              meta = (ClampMin = "0", ClampMax = "1"))
    float Travel = 1.0f;

    /** Live Link hands over a body; the pose holds what stands before the node in the graph. */
    virtual void BuildPoseFromAnimationData(
        float DeltaTime, const FLiveLinkSkeletonStaticData* InSkeletonData,
        const FLiveLinkAnimationFrameData* InFrameData, FCompactPose& OutPose) override;

    /** Curves of the subject, such as a face's shapes, go to the curves of their names. */
    virtual void BuildPoseAndCurveFromBaseData(
        float DeltaTime, const FLiveLinkBaseStaticData* InBaseStaticData,
        const FLiveLinkBaseFrameData* InBaseFrameData, FCompactPose& OutPose,
        FBlendedCurve& OutCurve) override;

private:
    /** Of the mesh and level of detail that was shown last. */
    TSharedPtr<FBridgeRetargeting> Retargeting;
};
