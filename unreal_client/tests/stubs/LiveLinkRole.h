#pragma once

#include "UObject/Object.h"

/** API/Runtime/LiveLinkInterface/ULiveLinkRole */
class ULiveLinkRole : public UObject {
    UE_STUB_CLASS(ULiveLinkRole, UObject)
};
