#pragma once

#include "CoreMinimal.h"
#include "LiveLinkSourceFactory.h"
#include "LiveLinkTypes.h"
#include "Templates/SubclassOf.h"

/** python-api/class/LiveLinkSourceMode : how a source's subjects are evaluated. */
enum class ELiveLinkSourceMode : uint8 { Latest, EngineTime, Timecode };

/** API/Runtime/LiveLinkInterface/FLiveLinkSourceBufferManagementS- */
struct FLiveLinkSourceBufferManagementSettings {
    /** "How far back from current time should we read the buffer (in seconds)". */
    float EngineTimeOffset = 0.0f;
    /** "Continuously updated clock offset estimator between source clock and engine clock". */
    double EngineTimeClockOffset = 0.0;
    /** "Maximum number of frame to keep in memory". */
    int32 MaxNumberOfFrameToBuffered = 10;
};

/** API/Runtime/LiveLinkInterface/ULiveLinkSourceSettings */
class ULiveLinkSourceSettings : public UObject {
    UE_STUB_CLASS(ULiveLinkSourceSettings, UObject)

public:
    ELiveLinkSourceMode Mode = ELiveLinkSourceMode::EngineTime;
    FLiveLinkSourceBufferManagementSettings BufferSettings;
    FString ConnectionString;
    TSubclassOf<ULiveLinkSourceFactory> Factory;
};
