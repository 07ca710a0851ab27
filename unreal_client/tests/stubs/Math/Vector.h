#pragma once

#include "Containers/UnrealString.h"
#include "Math/UnrealMathUtility.h"

/** API/Runtime/Core/TVector : FVector is of double; X forward, Y right, Z up; centimetres. */
struct FVector {
    double X = 0;
    double Y = 0;
    double Z = 0;

    static const FVector ZeroVector;
    static const FVector OneVector;

    FVector() = default;
    explicit FVector(double All) : X(All), Y(All), Z(All) {}
    FVector(double InX, double InY, double InZ) : X(InX), Y(InY), Z(InZ) {}

    FVector operator+(const FVector& V) const { return {X + V.X, Y + V.Y, Z + V.Z}; }
    FVector operator-(const FVector& V) const { return {X - V.X, Y - V.Y, Z - V.Z}; }
    FVector operator*(const FVector& V) const { return {X * V.X, Y * V.Y, Z * V.Z}; }
    FVector operator/(const FVector& V) const { return {X / V.X, Y / V.Y, Z / V.Z}; }
    FVector operator-() const { return {-X, -Y, -Z}; }
    FVector operator*(double Scale) const { return {X * Scale, Y * Scale, Z * Scale}; }
    FVector operator/(double Scale) const { return {X / Scale, Y / Scale, Z / Scale}; }
    friend FVector operator*(double Scale, const FVector& V) { return V * Scale; }
    FVector& operator+=(const FVector& V) { return *this = *this + V; }
    bool operator==(const FVector& V) const { return X == V.X && Y == V.Y && Z == V.Z; }
    bool operator!=(const FVector& V) const { return !(*this == V); }

    double SizeSquared() const { return X * X + Y * Y + Z * Z; }
    double Size() const { return std::sqrt(SizeSquared()); }
    double Length() const { return Size(); }
    static double Dist(const FVector& A, const FVector& B) { return (A - B).Size(); }
    static double DistSquared(const FVector& A, const FVector& B) { return (A - B).SizeSquared(); }
    static double DotProduct(const FVector& A, const FVector& B) {
        return A.X * B.X + A.Y * B.Y + A.Z * B.Z;
    }
    static FVector CrossProduct(const FVector& A, const FVector& B) {
        return {A.Y * B.Z - A.Z * B.Y, A.Z * B.X - A.X * B.Z, A.X * B.Y - A.Y * B.X};
    }
    bool Equals(const FVector& V, double Tolerance = 1e-4) const {
        return std::fabs(X - V.X) <= Tolerance && std::fabs(Y - V.Y) <= Tolerance
               && std::fabs(Z - V.Z) <= Tolerance;
    }
    bool IsNearlyZero(double Tolerance = 1e-4) const { return Equals(FVector(), Tolerance); }
    bool ContainsNaN() const {
        return !std::isfinite(X) || !std::isfinite(Y) || !std::isfinite(Z);
    }
    FString ToString() const { return FString::Printf(TEXT("X=%.3f Y=%.3f Z=%.3f"), X, Y, Z); }
};

inline const FVector FVector::ZeroVector{0, 0, 0};
inline const FVector FVector::OneVector{1, 1, 1};
