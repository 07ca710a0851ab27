#pragma once

#include "CoreMinimal.h"
#include "LiveLinkSourceFactory.h"

#include "BridgeVmcSourceFactory.generated.h"

/** Puts "Avatar Bridge VMC" into the menu of sources of the Live Link window. */
UCLASS()
class AVATARBRIDGE_API UBridgeVmcSourceFactory : public ULiveLinkSourceFactory {
    GENERATED_BODY()

public:
    FText GetSourceDisplayName() const override;
    FText GetSourceTooltip() const override;
    EMenuType GetMenuType() const override;
    TSharedPtr<SWidget> BuildCreationPanel(
        FOnLiveLinkSourceCreated OnLiveLinkSourceCreated) const override;

    /** Makes a source that listens where the string says; at the usual port if it is empty. */
    TSharedPtr<ILiveLinkSource> CreateSource(const FString& ConnectionString) const override;
};
