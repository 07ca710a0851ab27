#pragma once

#include "CoreMinimal.h"

#include "AvatarBridge/Zmtp/ByteStream.h"

/**
 * Makes the core's connections of the engine's sockets, so that they work wherever the engine
 * does. Host names are looked up on the engine's own threads. For the link's thread.
 */
class FBridgeConnector final : public avatarbridge::Connector {
public:
    virtual std::unique_ptr<avatarbridge::ByteStream> connect(
        const std::string& Host, int Port) override;

    virtual void rest(int Millis) override;
};
