#pragma once

#include "CoreMinimal.h"
#include "LiveLinkSourceFactory.h"
#include "LiveLinkTypes.h"
#include "Templates/SubclassOf.h"

/** python-api/class/LiveLinkSourceMode : how a source's subjects are evaluated. */
enum class ELiveLinkSourceMode : uint8 { Latest, EngineTime, Timecode };

/**
 * API/Runtime/LiveLinkInterface/FLiveLinkSourceBufferManagementS-, and what its members mean:
 * python-api/class/LiveLinkSourceBufferManagementSettings, 5.0 and 5.3.
 */
struct FLiveLinkSourceBufferManagementSettings {
    /** "How far back from current time should we read the buffer (in seconds)". */
    float EngineTimeOffset = 0.0f;
    /** "Continuously updated clock offset estimator between source clock and engine clock". */
    double EngineTimeClockOffset = 0.0;
    /** "Continuously updated offset to achieve a smooth evaluation time (in seconds)". */
    double SmoothEngineTimeOffset = 0.0;
    /** "When evaluating with latest: how far back from latest frame should we read the buffer". */
    int32 LatestOffset = 0;
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
