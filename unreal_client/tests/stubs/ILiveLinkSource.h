#pragma once

#include "CoreMinimal.h"
#include "LiveLinkSourceSettings.h"
#include "LiveLinkTypes.h"
#include "Templates/SubclassOf.h"

class ILiveLinkClient;

/** API/Runtime/LiveLinkInterface/ILiveLinkSource */
class ILiveLinkSource {
public:
    virtual ~ILiveLinkSource() = default;

    virtual void ReceiveClient(ILiveLinkClient* InClient, FGuid InSourceGuid) = 0;
    /** "The setting class has been created. Called after ReceiveClient." */
    virtual void InitializeSettings(ULiveLinkSourceSettings*) {}
    /** "Update the source"; the game thread calls it once a frame. */
    virtual void Update() {}
    virtual bool CanBeDisplayedInUI() const { return true; }
    virtual bool IsSourceStillValid() const = 0;
    /** "Request the source to shutdown"; asked again until it says true. */
    virtual bool RequestSourceShutdown() = 0;
    virtual FText GetSourceType() const = 0;
    virtual FText GetSourceMachineName() const = 0;
    virtual FText GetSourceStatus() const = 0;
    virtual TSubclassOf<ULiveLinkSourceSettings> GetSettingsClass() const { return nullptr; }
    virtual void OnSettingsChanged(ULiveLinkSourceSettings*, const FPropertyChangedEvent&) {}
};
