#pragma once

#include "CoreMinimal.h"

#include "BridgeTypes.generated.h"

/** Something that is heard or seen of a character, told at the instant it is. */
USTRUCT(BlueprintType)
struct AVATARBRIDGE_API FBridgeNote {
    GENERATED_BODY()

    /** What is said, for subtitles; the word that is heard; the movement that is seen. */
    UPROPERTY(BlueprintReadOnly, Category = "Avatar Bridge")
    FString Text;

    /** The feeling of an utterance that starts; of a moment its kind, such as "phone" or "head". */
    UPROPERTY(BlueprintReadOnly, Category = "Avatar Bridge")
    FString Detail;

    /** The utterance that it belongs to; one turn may have several. */
    UPROPERTY(BlueprintReadOnly, Category = "Avatar Bridge")
    FString Utterance;

    /** The turn that an utterance belongs to, as the answer to "Say" names it. */
    UPROPERTY(BlueprintReadOnly, Category = "Avatar Bridge")
    FString Turn;

    /** How long a word or a moment lasts, in seconds. */
    UPROPERTY(BlueprintReadOnly, Category = "Avatar Bridge")
    float Seconds = 0.0f;
};

/** What became of a request. */
USTRUCT(BlueprintType)
struct AVATARBRIDGE_API FBridgeAnswer {
    GENERATED_BODY()

    /** Whether the sidecar does it. */
    UPROPERTY(BlueprintReadOnly, Category = "Avatar Bridge")
    bool bDone = false;

    /** Of "Say" and "Take Turn": the turn that will be heard. */
    UPROPERTY(BlueprintReadOnly, Category = "Avatar Bridge")
    FString Turn;

    /** A word for programs why it was not done, such as "not-connected" or "bad-value". */
    UPROPERTY(BlueprintReadOnly, Category = "Avatar Bridge")
    FString Code;

    /** What was wrong and what to do, for people. */
    UPROPERTY(BlueprintReadOnly, Category = "Avatar Bridge")
    FString Message;
};

/** Takes the answer to a request, on the game thread. */
using FBridgeAnswered = TFunction<void(const FBridgeAnswer&)>;

/** How the playing of a character goes. */
USTRUCT(BlueprintType)
struct AVATARBRIDGE_API FBridgeMeters {
    GENERATED_BODY()

    /** By how much the mouth was ahead of the sound in the latest picture of speech. */
    UPROPERTY(BlueprintReadOnly, Category = "Avatar Bridge")
    float SkewMillis = 0.0f;

    /** How much motion is here ahead of time: what a bad network may be late by. */
    UPROPERTY(BlueprintReadOnly, Category = "Avatar Bridge")
    float BufferedMillis = 0.0f;

    /** How long a question and its answer are under way: the way there and back of the network. */
    UPROPERTY(BlueprintReadOnly, Category = "Avatar Bridge")
    float RoundTripMillis = 0.0f;

    /** Times the sound ran dry: if it grows while somebody speaks, raise the playout delay. */
    UPROPERTY(BlueprintReadOnly, Category = "Avatar Bridge")
    int32 Underruns = 0;

    /** Records that never came. */
    UPROPERTY(BlueprintReadOnly, Category = "Avatar Bridge")
    int32 Lost = 0;

    /** Whether a Bridge Voice plays it, so that the body follows the sound device. */
    UPROPERTY(BlueprintReadOnly, Category = "Avatar Bridge")
    bool bHasVoice = false;
};
