#pragma once

#include "Math/Vector.h"

/** API/Runtime/Core/TQuat : FQuat is of double. A * B turns by B first. */
struct FQuat {
    double X = 0;
    double Y = 0;
    double Z = 0;
    double W = 1;

    static const FQuat Identity;

    FQuat() = default;
    FQuat(double InX, double InY, double InZ, double InW) : X(InX), Y(InY), Z(InZ), W(InW) {}
    FQuat(const FVector& Axis, double AngleRad) {
        const double Sine = std::sin(AngleRad / 2);
        *this = FQuat(Axis.X * Sine, Axis.Y * Sine, Axis.Z * Sine, std::cos(AngleRad / 2));
    }

    FQuat operator*(const FQuat& Q) const {
        return {W * Q.X + X * Q.W + Y * Q.Z - Z * Q.Y, W * Q.Y - X * Q.Z + Y * Q.W + Z * Q.X,
                W * Q.Z + X * Q.Y - Y * Q.X + Z * Q.W, W * Q.W - X * Q.X - Y * Q.Y - Z * Q.Z};
    }
    FVector operator*(const FVector& V) const { return RotateVector(V); }
    bool operator==(const FQuat& Q) const { return X == Q.X && Y == Q.Y && Z == Q.Z && W == Q.W; }
    FQuat Inverse() const { return {-X, -Y, -Z, W}; }
    FVector RotateVector(const FVector& V) const {
        const FVector Axis(X, Y, Z);
        const FVector Twice = FVector::CrossProduct(Axis, V) * 2.0;
        return V + Twice * W + FVector::CrossProduct(Axis, Twice);
    }
    FVector UnrotateVector(const FVector& V) const { return Inverse().RotateVector(V); }
    void Normalize(double = 1e-8) { *this = GetNormalized(); }
    FQuat GetNormalized(double = 1e-8) const {
        const double Size = std::sqrt(X * X + Y * Y + Z * Z + W * W);
        return Size > 1e-8 ? FQuat(X / Size, Y / Size, Z / Size, W / Size) : FQuat();
    }
    bool Equals(const FQuat& Q, double Tolerance = 1e-4) const {
        const double Dot = X * Q.X + Y * Q.Y + Z * Q.Z + W * Q.W;
        return std::fabs(std::fabs(Dot) - 1.0) <= Tolerance;
    }
    double AngularDistance(const FQuat& Q) const {
        const double Dot = X * Q.X + Y * Q.Y + Z * Q.Z + W * Q.W;
        return std::acos(std::clamp(2 * Dot * Dot - 1, -1.0, 1.0));
    }
    bool IsNormalized() const {
        return std::fabs(X * X + Y * Y + Z * Z + W * W - 1.0) < 0.01;
    }
};

inline const FQuat FQuat::Identity{0, 0, 0, 1};
