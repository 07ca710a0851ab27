#pragma once

#include "Roles/LiveLinkBasicRole.h"

/** API/Runtime/LiveLinkInterface/ULiveLinkAnimationRole */
class ULiveLinkAnimationRole : public ULiveLinkBasicRole {
    UE_STUB_CLASS(ULiveLinkAnimationRole, ULiveLinkBasicRole)
};
