#pragma once

#include <algorithm>
#include <cmath>
#include <cstdlib>

#include "CoreTypes.h"

#define UE_PI (3.1415926535897932f)
#define UE_DOUBLE_PI (3.141592653589793238462643383279502884197169399)
#ifndef PI
#define PI UE_PI
#endif

/** API/Runtime/Core/FMath : Math/UnrealMathUtility.h. */
struct FMath {
    template <typename T>
    static constexpr T Clamp(T X, T Low, T High) { return X < Low ? Low : X < High ? X : High; }
    template <typename T>
    static constexpr T Min(T A, T B) { return A < B ? A : B; }
    template <typename T>
    static constexpr T Max(T A, T B) { return A < B ? B : A; }
    template <typename T>
    static constexpr T Abs(T X) { return X < T(0) ? -X : X; }
    template <typename T>
    static constexpr T Square(T X) { return X * X; }
    template <typename T, typename U>
    static constexpr T Lerp(T A, T B, U Alpha) { return static_cast<T>(A + Alpha * (B - A)); }
    template <typename T>
    static constexpr T DegreesToRadians(T X) { return X * T(UE_DOUBLE_PI / 180.0); }
    template <typename T>
    static constexpr T RadiansToDegrees(T X) { return X * T(180.0 / UE_DOUBLE_PI); }
    static double Sqrt(double X) { return std::sqrt(X); }
    static float Sqrt(float X) { return std::sqrt(X); }
    static double Fmod(double X, double Y) { return std::fmod(X, Y); }
    static double FloorToDouble(double X) { return std::floor(X); }
    static int32 FloorToInt(double X) { return static_cast<int32>(std::floor(X)); }
    static int32 FloorToInt32(double X) { return static_cast<int32>(std::floor(X)); }
    static int64 FloorToInt64(double X) { return static_cast<int64>(std::floor(X)); }
    static int32 RoundToInt(double X) { return static_cast<int32>(std::floor(X + 0.5)); }
    static int32 RoundToInt32(double X) { return RoundToInt(X); }
    static int64 RoundToInt64(double X) { return static_cast<int64>(std::floor(X + 0.5)); }
    static bool IsNearlyZero(double X, double Tolerance = 1e-8) { return std::fabs(X) <= Tolerance; }
    static bool IsNearlyEqual(double A, double B, double Tolerance = 1e-8) {
        return std::fabs(A - B) <= Tolerance;
    }
    static bool IsFinite(double X) { return std::isfinite(X); }
    static bool IsNaN(double X) { return std::isnan(X); }
};
