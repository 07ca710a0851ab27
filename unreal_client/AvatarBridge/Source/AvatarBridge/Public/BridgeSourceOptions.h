#pragma once

#include "CoreMinimal.h"

/**
 * Which sidecar a Live Link source is of. A preset keeps it as the source's connection string,
 * such as `Stream=tcp://127.0.0.1:5570; Requests=tcp://127.0.0.1:5571`. The empty string means
 * the sidecar of the project's settings, wherever those will say that it is.
 */
struct AVATARBRIDGE_API FBridgeSourceOptions {
    /** Where the stream is; empty for the project's. */
    FString Stream;

    /** Where requests go; empty when the sidecar tells. */
    FString Requests;

    /** What the project's settings say now. */
    static FBridgeSourceOptions FromProject();

    static FBridgeSourceOptions FromString(const FString& ConnectionString);
    FString ToString() const;
};

/** Where VMC comes to, for example from VSeeFace or from a sidecar's VMC output. */
struct AVATARBRIDGE_API FBridgeVmcOptions {
    /** The port that the protocol gives to those who show poses. */
    static constexpr int32 DefaultPort = 39539;

    /** The address of this machine to listen at; 0.0.0.0 is all of them. */
    FString Address = TEXT("0.0.0.0");
    int32 Port = DefaultPort;

    /** What the subjects are called before `_Face` and `_Body`. */
    FString Character = TEXT("vmc");

    static FBridgeVmcOptions FromString(const FString& ConnectionString);
    FString ToString() const;

    bool IsUsable() const { return Port > 0 && Port < 65536 && !Character.IsEmpty(); }
};
