#pragma once

#include "CoreMinimal.h"

#include <string>

#include "AvatarBridge/Wire/Request.h"
#include "BridgeTypes.h"

class AActor;

/**
 * Keeps telling a character where its target is: at most ten times a second, only when it moved,
 * one request at a time. Game thread.
 */
class FBridgeAttention : public TSharedFromThis<FBridgeAttention> {
public:
    using FAsk = TFunction<void(const avatarbridge::Request&, FBridgeAnswered)>;

    explicit FBridgeAttention(FAsk InAsk) : Ask(MoveTemp(InAsk)) {}

    AActor* GetTarget() const { return Target.Get(); }

    /** Whom the character looks at; null looks where it likes. */
    void SetTarget(AActor* InTarget);

    /** Follows nobody any more, and leaves the look where it is. */
    void Release();

    /** Looks where the target is now, from `Stand`; a new session is told all again. */
    void Follow(const FTransform& Stand, double BodyScale, const std::string& InSession,
                double NowSeconds);

private:
    void Tell(const avatarbridge::Request& Request, double NowSeconds);

    const FAsk Ask;
    TWeakObjectPtr<AActor> Target;
    std::string Session;
    FVector Told;
    bool bTold = false;
    bool bTelling = false;
    bool bAsking = false;
    bool bFailed = false;
    int32 Asked = 0;
    double NextSeconds = 0.0;
};
