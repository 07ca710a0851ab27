#pragma once

#include "BridgeLink.h"
#include "BridgeSourceOptions.h"
#include "CoreMinimal.h"
#include "ILiveLinkSource.h"
#include "UObject/WeakObjectPtr.h"

class FBridgeStageFeed;
class UBridgeLiveLinkSourceSettings;

/**
 * The Live Link source of one sidecar. Several sources, voices and components of the same address
 * share one link, which looks for the sidecar for ever, so that a source outlives its restarts.
 * Game thread.
 */
class FBridgeLiveLinkSource final : public ILiveLinkSource {
public:
    explicit FBridgeLiveLinkSource(const FBridgeSourceOptions& InOptions);
    ~FBridgeLiveLinkSource() override;

    /** Whether Live Link has a source of a link, whoever added it. */
    static bool IsThereOneOf(const FBridgeLink& InLink);

    void ReceiveClient(ILiveLinkClient* InClient, FGuid InSourceGuid) override;
    void InitializeSettings(ULiveLinkSourceSettings* InSettings) override;
    void Update() override;
    bool IsSourceStillValid() const override;
    bool RequestSourceShutdown() override;
    FText GetSourceType() const override;
    FText GetSourceMachineName() const override;
    FText GetSourceStatus() const override;
    TSubclassOf<ULiveLinkSourceSettings> GetSettingsClass() const override;
    void OnSettingsChanged(
        ULiveLinkSourceSettings* InSettings,
        const FPropertyChangedEvent& PropertyChangedEvent) override;

private:
    void Begin();
    void Stop();
    void TellWishes();

    FBridgeSourceOptions Options;
    ILiveLinkClient* Client = nullptr;
    FGuid Source;
    TSharedPtr<FBridgeLink> Link;
    TSharedPtr<FBridgeStageFeed> Feed;
    TWeakObjectPtr<UBridgeLiveLinkSourceSettings> Settings;
};
