#pragma once

#include "Math/Quat.h"

/** API/Runtime/Core/TTransform : scale, then rotation, then translation. */
struct FTransform {
    static const FTransform Identity;

    FTransform() = default;
    explicit FTransform(const FVector& InTranslation) : Translation(InTranslation) {}
    explicit FTransform(const FQuat& InRotation) : Rotation(InRotation) {}
    FTransform(const FQuat& InRotation, const FVector& InTranslation,
               const FVector& InScale3D = FVector::OneVector)
        : Rotation(InRotation), Translation(InTranslation), Scale3D(InScale3D) {}

    FQuat GetRotation() const { return Rotation; }
    FVector GetTranslation() const { return Translation; }
    FVector GetLocation() const { return Translation; }
    FVector GetScale3D() const { return Scale3D; }
    void SetRotation(const FQuat& New) { Rotation = New; }
    void SetTranslation(const FVector& New) { Translation = New; }
    void SetLocation(const FVector& New) { Translation = New; }
    void SetScale3D(const FVector& New) { Scale3D = New; }

    FVector TransformPosition(const FVector& V) const {
        return Rotation.RotateVector(Scale3D * V) + Translation;
    }
    FVector InverseTransformPosition(const FVector& V) const {
        return Rotation.UnrotateVector(V - Translation) / Scale3D;
    }
    FVector InverseTransformPositionNoScale(const FVector& V) const {
        return Rotation.UnrotateVector(V - Translation);
    }
    FVector TransformVector(const FVector& V) const { return Rotation.RotateVector(Scale3D * V); }

    /** A * B : A first, then B. */
    FTransform operator*(const FTransform& Other) const {
        return {Other.Rotation * Rotation, Other.TransformPosition(Translation),
                Scale3D * Other.Scale3D};
    }
    bool Equals(const FTransform& Other, double Tolerance = 1e-4) const {
        return Rotation.Equals(Other.Rotation, Tolerance)
               && Translation.Equals(Other.Translation, Tolerance)
               && Scale3D.Equals(Other.Scale3D, Tolerance);
    }

private:
    FQuat Rotation;
    FVector Translation;
    FVector Scale3D = FVector::OneVector;
};

inline const FTransform FTransform::Identity{};
