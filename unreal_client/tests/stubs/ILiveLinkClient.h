#pragma once

#include "LiveLinkRole.h"
#include "LiveLinkTypes.h"
#include "Templates/SubclassOf.h"

/** API/Runtime/LiveLinkInterface/ILiveLinkClient : what sources call of it. */
class ILiveLinkClient {
public:
    virtual ~ILiveLinkClient() = default;

    /** …/ILiveLinkClient/PushSubjectStaticData_AnyThread : the same in 5.0 and 5.4. */
    virtual void PushSubjectStaticData_AnyThread(
        const FLiveLinkSubjectKey& SubjectKey, TSubclassOf<ULiveLinkRole> Role,
        FLiveLinkStaticDataStruct&& StaticData) = 0;

    /** …/ILiveLinkClient/PushSubjectFrameData_AnyThread : the same in 5.2, 5.3, 5.4 and 5.5. */
    virtual void PushSubjectFrameData_AnyThread(
        const FLiveLinkSubjectKey& SubjectKey, FLiveLinkFrameDataStruct&& FrameData) = 0;

    /** …/ILiveLinkClient/RemoveSubject_AnyThread : the same in 5.3 and 5.4. */
    virtual void RemoveSubject_AnyThread(const FLiveLinkSubjectKey& SubjectName) = 0;
};
