#pragma once

#include "CoreMinimal.h"
#include "LiveLinkSourceFactory.h"

#include "BridgeLiveLinkSourceFactory.generated.h"

/** Puts "Avatar Bridge" into the menu of sources of the Live Link window. */
UCLASS()
class AVATARBRIDGE_API UBridgeLiveLinkSourceFactory : public ULiveLinkSourceFactory {
    GENERATED_BODY()

public:
    FText GetSourceDisplayName() const override;
    FText GetSourceTooltip() const override;
    EMenuType GetMenuType() const override;
    TSharedPtr<SWidget> BuildCreationPanel(
        FOnLiveLinkSourceCreated OnLiveLinkSourceCreated) const override;

    /** Makes a source of the sidecar that the string names; of the project's if it is empty. */
    TSharedPtr<ILiveLinkSource> CreateSource(const FString& ConnectionString) const override;
};
