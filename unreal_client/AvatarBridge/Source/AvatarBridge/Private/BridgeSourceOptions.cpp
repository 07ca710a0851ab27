#include "BridgeSourceOptions.h"

#include "BridgeSettings.h"

namespace {

/** Calls `Take(key, value)` for each `key=value` of a text that has them between semicolons. */
template <typename FTake>
void ForEachPair(const FString& Text, FTake Take) {
    TArray<FString> Pairs;
    Text.ParseIntoArray(Pairs, TEXT(";"));
    for (const FString& Pair : Pairs) {
        FString Key;
        FString Value;
        if (Pair.Split(TEXT("="), &Key, &Value)) {
            Take(Key.TrimStartAndEnd(), Value.TrimStartAndEnd());
        }
    }
}

}  // namespace

FBridgeSourceOptions FBridgeSourceOptions::FromProject() {
    const UBridgeSettings* Settings = GetDefault<UBridgeSettings>();
    FBridgeSourceOptions Options;
    Options.Stream = Settings->StreamEndpoint;
    Options.Requests = Settings->ControlEndpoint;
    return Options;
}

FBridgeSourceOptions FBridgeSourceOptions::FromString(const FString& ConnectionString) {
    FBridgeSourceOptions Options;
    ForEachPair(ConnectionString, [&Options](const FString& Key, const FString& Value) {
        if (Key == TEXT("Stream")) {
            Options.Stream = Value;
        } else if (Key == TEXT("Requests")) {
            Options.Requests = Value;
        }
    });
    return Options;
}

FString FBridgeSourceOptions::ToString() const {
    return FString::Printf(TEXT("Stream=%s; Requests=%s"), *Stream, *Requests);
}

FBridgeVmcOptions FBridgeVmcOptions::FromString(const FString& ConnectionString) {
    FBridgeVmcOptions Options;
    ForEachPair(ConnectionString, [&Options](const FString& Key, const FString& Value) {
        if (Key == TEXT("Address")) {
            Options.Address = Value;
        } else if (Key == TEXT("Port")) {
            Options.Port = FCString::Atoi(*Value);
        } else if (Key == TEXT("Character")) {
            Options.Character = Value;
        }
    });
    return Options;
}

FString FBridgeVmcOptions::ToString() const {
    return FString::Printf(
        TEXT("Address=%s; Port=%d; Character=%s"), *Address, Port, *Character);
}
