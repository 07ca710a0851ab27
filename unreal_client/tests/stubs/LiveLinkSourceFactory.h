#pragma once

#include "CoreMinimal.h"
#include "UObject/Object.h"

class ILiveLinkSource;
class SWidget;

/** API/Runtime/LiveLinkInterface/ULiveLinkSourceFactory */
class ULiveLinkSourceFactory : public UObject {
    UE_STUB_CLASS(ULiveLinkSourceFactory, UObject)

public:
    /** The nested type of the page's list; its values as public plugins return them. */
    enum class EMenuType { Disabled, SubPanel, MenuEntry };

    DECLARE_DELEGATE_TwoParams(FOnLiveLinkSourceCreated, TSharedPtr<ILiveLinkSource>, FString);

    virtual FText GetSourceDisplayName() const = 0;
    virtual FText GetSourceTooltip() const = 0;
    virtual EMenuType GetMenuType() const { return EMenuType::Disabled; }
    virtual TSharedPtr<SWidget> BuildCreationPanel(FOnLiveLinkSourceCreated) const {
        return nullptr;
    }
    virtual TSharedPtr<ILiveLinkSource> CreateSource(const FString&) const { return nullptr; }
};
