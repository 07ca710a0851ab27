#pragma once

#include "BridgeSourceOptions.h"
#include "CoreMinimal.h"
#include "ILiveLinkSource.h"
#include "OSCServer.h"
#include "UObject/StrongObjectPtr.h"
#include "UObject/WeakObjectPtr.h"

class FBridgeVmcFeed;
class UBridgeVmcSourceSettings;

/** The Live Link source of a VMC stream, on the engine's own OSC plugin. Game thread. */
class FBridgeVmcSource final : public ILiveLinkSource {
public:
    explicit FBridgeVmcSource(const FBridgeVmcOptions& InOptions);
    ~FBridgeVmcSource() override;

    void ReceiveClient(ILiveLinkClient* InClient, FGuid InSourceGuid) override;
    void InitializeSettings(ULiveLinkSourceSettings* InSettings) override;
    void Update() override;
    bool IsSourceStillValid() const override;
    bool RequestSourceShutdown() override;
    FText GetSourceType() const override;
    FText GetSourceMachineName() const override;
    FText GetSourceStatus() const override;
    TSubclassOf<ULiveLinkSourceSettings> GetSettingsClass() const override;

private:
    void Listen();
    void Stop();

    FBridgeVmcOptions Options;
    TStrongObjectPtr<UOSCServer> Server;
    TSharedPtr<FBridgeVmcFeed> Feed;
    TWeakObjectPtr<UBridgeVmcSourceSettings> Settings;
};
