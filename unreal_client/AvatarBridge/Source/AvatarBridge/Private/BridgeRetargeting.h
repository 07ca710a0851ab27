#pragma once

#include <array>
#include <vector>

#include "AvatarBridge/Rig/BodySubject.h"
#include "AvatarBridge/Rig/BoneTransform.h"
#include "AvatarBridge/Rig/Retarget.h"
#include "BonePose.h"
#include "CoreMinimal.h"
#include "Roles/LiveLinkAnimationTypes.h"

/**
 * Puts the body subject onto one mesh at one level of detail. Made when either changes. For the
 * thread that evaluates the animation of its node, one at a time.
 */
class FBridgeRetargeting {
public:
    explicit FBridgeRetargeting(const FBoneContainer& Bones);

    /** Whether it was made for these bones. */
    bool IsOf(const FBoneContainer& Bones) const { return Bones.GetSerialNumber() == Serial; }

    /** Whether a subject is a bridge's body, bone for bone. */
    static bool IsBody(const FLiveLinkSkeletonStaticData& Skeleton);

    /** Turns the bones of a pose and moves its hips, by `Travel` of what the body does. */
    void Apply(const FLiveLinkAnimationFrameData& Body, float Travel, FCompactPose& Pose);

private:
    void Read(const TArray<FTransform>& Body, float Travel);

    uint16 Serial;
    avatarbridge::Retarget Retarget;
    /** For each bone of the mesh its place in the pose, as far as it is turned and is there. */
    TArray<FCompactPoseBoneIndex> Places;
    std::array<avatarbridge::BoneTransform, avatarbridge::BodySubject::kCount> Subject;
    std::vector<avatarbridge::BoneTransform> Locals;
};
