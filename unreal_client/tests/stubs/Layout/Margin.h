#pragma once

/** API/Runtime/SlateCore/FMargin */
struct FMargin {
    FMargin() = default;
    FMargin(float Uniform) : Left(Uniform), Top(Uniform), Right(Uniform), Bottom(Uniform) {}
    float Left = 0, Top = 0, Right = 0, Bottom = 0;
};
