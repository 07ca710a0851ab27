#pragma once

#include "CoreMinimal.h"

#include <memory>
#include <string>

#include "AvatarBridge/Zmtp/ByteStream.h"

/**
 * Makes the core's connections of the engine's sockets, so that they work wherever the engine
 * does. Host names are looked up on the engine's own threads. Made on the game thread, for the
 * link's.
 */
class FBridgeConnector final : public avatarbridge::Connector {
public:
    FBridgeConnector();

    virtual std::unique_ptr<avatarbridge::ByteStream> connect(
        const std::string& Host, int Port) override;

    virtual void rest(int Millis) override;
};
