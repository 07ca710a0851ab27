#pragma once

#include "CoreMinimal.h"

/** API/Runtime/Engine/FReferenceSkeleton : ReferenceSkeleton.h. */
struct FReferenceSkeleton {
    int32 GetNum() const { return Names.Num(); }
    FName GetBoneName(const int32 BoneIndex) const { return Names[BoneIndex]; }
    int32 GetParentIndex(const int32 BoneIndex) const { return Parents[BoneIndex]; }
    const TArray<FTransform>& GetRefBonePose() const { return Pose; }

    void StubAdd(const FName& Name, int32 Parent, const FTransform& Local) {
        Names.Add(Name);
        Parents.Add(Parent);
        Pose.Add(Local);
    }

private:
    TArray<FName> Names;
    TArray<int32> Parents;
    TArray<FTransform> Pose;
};
