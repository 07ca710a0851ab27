#pragma once

#include "LiveLinkTypes.h"
#include "Math/Transform.h"

/** API/Runtime/LiveLinkInterface/FLiveLinkSkeletonStaticData */
struct FLiveLinkSkeletonStaticData : FLiveLinkBaseStaticData {
    static UScriptStruct* StaticStruct() {
        return stub::DataStruct<FLiveLinkSkeletonStaticData, FLiveLinkBaseStaticData>(
            TEXT("LiveLinkSkeletonStaticData"), FLiveLinkBaseStaticData::StaticStruct());
    }
    void SetBoneNames(const TArray<FName>& InBoneNames) { BoneNames = InBoneNames; }
    const TArray<FName>& GetBoneNames() const { return BoneNames; }
    void SetBoneParents(const TArray<int32> InBoneParents) { BoneParents = InBoneParents; }
    const TArray<int32>& GetBoneParents() const { return BoneParents; }

    TArray<FName> BoneNames;
    TArray<int32> BoneParents;
};

/** API/Runtime/LiveLinkInterface/FLiveLinkAnimationFrameData */
struct FLiveLinkAnimationFrameData : FLiveLinkBaseFrameData {
    static UScriptStruct* StaticStruct() {
        return stub::DataStruct<FLiveLinkAnimationFrameData, FLiveLinkBaseFrameData>(
            TEXT("LiveLinkAnimationFrameData"), FLiveLinkBaseFrameData::StaticStruct());
    }

    TArray<FTransform> Transforms;
};
