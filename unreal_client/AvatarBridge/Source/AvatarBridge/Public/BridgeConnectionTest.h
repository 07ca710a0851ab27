#pragma once

#include <memory>

#include "BridgeSourceOptions.h"
#include "CoreMinimal.h"
#include "Templates/SharedPointer.h"

class FBridgeLink;

namespace avatarbridge {
class CharacterStream;
struct ConnectionFacts;
}  // namespace avatarbridge

/**
 * Finds out whether a sidecar can be used, and if not, why: in words, with what to do. It takes
 * part in the connection that this project may have already. Game thread; owns what it opens.
 */
class AVATARBRIDGE_API FBridgeConnectionTest {
public:
    explicit FBridgeConnectionTest(const FBridgeSourceOptions& Options);
    ~FBridgeConnectionTest();

    /** Looks how far it is; true once it has ended, which takes six seconds at most. */
    bool Poll();

    /** What was found, the worst first; empty until it has ended. */
    const FText& GetFindings() const { return Findings; }

private:
    bool HasEnded(double Seconds);
    void Follow(double Seconds);
    void Conclude();
    void Measure(avatarbridge::ConnectionFacts& Facts) const;

    TSharedPtr<FBridgeLink> Link;
    /** Of the character whose requests are tried; null while nobody was seen. */
    std::shared_ptr<avatarbridge::CharacterStream> Stream;
    double BeganSeconds;
    double FollowedSeconds = 0.0;
    FText Findings;
};
