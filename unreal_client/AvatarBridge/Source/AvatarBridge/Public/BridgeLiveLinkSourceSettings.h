#pragma once

#include "BridgeFaceTurns.h"
#include "CoreMinimal.h"
#include "LiveLinkSourceSettings.h"

#include "BridgeLiveLinkSourceSettings.generated.h"

/** Which subjects a character gets in Live Link. */
UENUM(BlueprintType)
enum class EBridgeSubjects : uint8 {
    /** A face to pick for a MetaHuman's face, and a body for its skeleton. */
    FaceAndBody,
    /** Only the face: shapes, head and eyes. */
    Face,
    /** Only the body. */
    Body,
};

/** What can be changed of an Avatar Bridge source in the Live Link window while it runs. */
UCLASS()
class AVATARBRIDGE_API UBridgeLiveLinkSourceSettings : public ULiveLinkSourceSettings {
    GENERATED_BODY()

public:
    UBridgeLiveLinkSourceSettings();

    /**
     * The characters to show, by the names that the sidecar gives them; capitals count.
     * Leave it empty to show everybody who is on stage.
     */
    UPROPERTY(EditAnywhere, Category = "Avatar Bridge")
    TArray<FString> Characters;

    /** Whether each character gets a face, a body, or both. */
    UPROPERTY(EditAnywhere, Category = "Avatar Bridge")
    EBridgeSubjects Subjects = EBridgeSubjects::FaceAndBody;

    /**
     * Shows the picture later than the sound by so many milliseconds; negative shows it earlier.
     * Leave it at 0 unless your ears tell you otherwise, for example because of a television
     * that delays its picture or its sound.
     */
    UPROPERTY(EditAnywhere, Category = "Avatar Bridge",
              meta = (UIMin = "-100", UIMax = "100", ClampMin = "-500", ClampMax = "500"))
    float PictureDelayMillis = 0.0f;

    /**
     * Turns the head the other way round, for animation blueprints that read its turns otherwise
     * than those of MetaHumans. Of the face's subject only: the body has a head of its own.
     */
    UPROPERTY(EditAnywhere, AdvancedDisplay, Category = "Avatar Bridge")
    FBridgeFaceTurns FaceTurns;

    /**
     * How long after it is pushed Live Link shows a frame, in seconds, as its buffer settings say
     * in the mode that is chosen. Some of them change as it goes.
     */
    double ShownAfterSeconds() const;
};
