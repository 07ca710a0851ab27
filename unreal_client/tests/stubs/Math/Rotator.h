#pragma once

#include "Math/Quat.h"

/** API/Runtime/Core/TRotator : FRotator is of double; degrees. */
struct FRotator {
    double Pitch = 0;
    double Yaw = 0;
    double Roll = 0;

    FRotator() = default;
    FRotator(double InPitch, double InYaw, double InRoll)
        : Pitch(InPitch), Yaw(InYaw), Roll(InRoll) {}

    /** Yaw turns X towards Y, pitch lifts X, roll turns Z towards Y. */
    FQuat Quaternion() const {
        const double Half = UE_DOUBLE_PI / 360.0;
        const double SP = std::sin(Pitch * Half), CP = std::cos(Pitch * Half);
        const double SY = std::sin(Yaw * Half), CY = std::cos(Yaw * Half);
        const double SR = std::sin(Roll * Half), CR = std::cos(Roll * Half);
        return {CR * SP * SY - SR * CP * CY, -CR * SP * CY - SR * CP * SY,
                CR * CP * SY - SR * SP * CY, CR * CP * CY + SR * SP * SY};
    }
};
