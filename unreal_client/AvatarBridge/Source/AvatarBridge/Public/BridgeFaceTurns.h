#pragma once

#include "CoreMinimal.h"

#include "BridgeFaceTurns.generated.h"

/**
 * How a face tells the turns of its head, in factors: 1 leaves a turn as it is, -1 turns it the
 * other way round, 0 leaves it out. Shapes and eyes are not touched.
 */
USTRUCT(BlueprintType)
struct AVATARBRIDGE_API FBridgeFaceTurns {
    GENERATED_BODY()

    /** Looking to the left and right. Set it to -1 if your character looks the wrong way. */
    UPROPERTY(EditAnywhere, BlueprintReadWrite, Category = "Avatar Bridge",
              meta = (UIMin = "-1", UIMax = "1", ClampMin = "-100", ClampMax = "100"))
    float Yaw = 1.0f;

    /** Nodding. Set it to -1 if your character looks up where it should look down. */
    UPROPERTY(EditAnywhere, BlueprintReadWrite, Category = "Avatar Bridge",
              meta = (UIMin = "-1", UIMax = "1", ClampMin = "-100", ClampMax = "100"))
    float Pitch = 1.0f;

    /** Tilting the head to a shoulder. Set it to -1 if it tilts to the wrong one. */
    UPROPERTY(EditAnywhere, BlueprintReadWrite, Category = "Avatar Bridge",
              meta = (UIMin = "-1", UIMax = "1", ClampMin = "-100", ClampMax = "100"))
    float Roll = 1.0f;
};
