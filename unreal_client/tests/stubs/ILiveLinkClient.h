#pragma once

#include "Features/IModularFeatures.h"
#include "ILiveLinkSource.h"
#include "LiveLinkRole.h"
#include "LiveLinkTypes.h"
#include "Templates/SubclassOf.h"

/** API/Runtime/LiveLinkInterface/ILiveLinkClient : what sources call of it. */
class ILiveLinkClient : public IModularFeature {
public:
    /** …/ILiveLinkClient/ModularFeatureName : what the client is registered as. */
    inline static const FName ModularFeatureName{"ModularFeature_LiveLinkClient"};

    /** …/ILiveLinkClient/AddSource : the same in 5.2 and 5.4. */
    virtual FGuid AddSource(TSharedPtr<ILiveLinkSource> Source) = 0;

    /** …/ILiveLinkClient/RemoveSource : the same in 5.3 and in the newest. */
    virtual void RemoveSource(TSharedPtr<ILiveLinkSource> Source) = 0;

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
