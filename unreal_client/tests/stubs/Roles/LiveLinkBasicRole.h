#pragma once

#include "LiveLinkRole.h"

/** API/Runtime/LiveLinkInterface/ULiveLinkBasicRole */
class ULiveLinkBasicRole : public ULiveLinkRole {
    UE_STUB_CLASS(ULiveLinkBasicRole, ULiveLinkRole)
};
