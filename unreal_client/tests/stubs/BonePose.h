#pragma once

#include "CoreMinimal.h"
#include "ReferenceSkeleton.h"

/** API/Runtime/Engine/FMeshPoseBoneIndex */
struct FMeshPoseBoneIndex {
    explicit FMeshPoseBoneIndex(int32 InBoneIndex) : BoneIndex(InBoneIndex) {}
    int32 GetInt() const { return BoneIndex; }

private:
    int32 BoneIndex;
};

/** API/Runtime/Engine/FCompactPoseBoneIndex */
struct FCompactPoseBoneIndex {
    explicit FCompactPoseBoneIndex(int32 InBoneIndex) : BoneIndex(InBoneIndex) {}
    int32 GetInt() const { return BoneIndex; }
    /** API/Runtime/AnimationCore/FBoneIndexBase/IsValid */
    bool IsValid() const { return BoneIndex != INDEX_NONE; }

private:
    int32 BoneIndex;
};

/** API/Runtime/Engine/FBoneContainer : BoneContainer.h; the bones that a level of detail has. */
struct FBoneContainer {
    /** …/GetSerialNumber, …/GetReferenceSkeleton, …/MakeCompactPoseIndex : 5.1 to the newest. */
    uint16 GetSerialNumber() const { return Serial; }
    const FReferenceSkeleton& GetReferenceSkeleton() const { return *Skeleton; }
    FCompactPoseBoneIndex MakeCompactPoseIndex(const FMeshPoseBoneIndex& BoneIndex) const {
        return FCompactPoseBoneIndex(Places.Find(BoneIndex.GetInt()));
    }

    /** …/GetAsset : "typically a SkeletalMesh, but could also be a USkeleton"; 5.0 to the newest. */
    UObject* GetAsset() const { return StubAsset; }
    UObject* StubAsset = nullptr;

    /** All bones of a skeleton, but for those that a level of detail leaves out. */
    FBoneContainer(const FReferenceSkeleton& InSkeleton, uint16 InSerial,
                   const TArray<int32>& LeftOut = {})
        : Skeleton(&InSkeleton), Serial(InSerial) {
        for (int32 Bone = 0; Bone < InSkeleton.GetNum(); Bone++) {
            if (!LeftOut.Contains(Bone)) {
                Places.Add(Bone);
            }
        }
    }
    const TArray<int32>& StubPlaces() const { return Places; }

private:
    const FReferenceSkeleton* Skeleton;
    uint16 Serial;
    TArray<int32> Places;
};

/** API/Runtime/Engine/FBaseCompactPose : BonePose.h; the local transforms of those bones. */
struct FCompactPose {
    explicit FCompactPose(const FBoneContainer& InBones) : Bones(&InBones) {
        for (const int32 Bone : InBones.StubPlaces()) {
            Transforms.Add(InBones.GetReferenceSkeleton().GetRefBonePose()[Bone]);
        }
    }
    const FBoneContainer& GetBoneContainer() const { return *Bones; }
    FTransform& operator[](const FCompactPoseBoneIndex& BoneIndex) {
        return Transforms[BoneIndex.GetInt()];
    }
    const FTransform& operator[](const FCompactPoseBoneIndex& BoneIndex) const {
        return Transforms[BoneIndex.GetInt()];
    }

private:
    const FBoneContainer* Bones;
    TArray<FTransform> Transforms;
};
