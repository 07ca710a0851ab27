#pragma once

#include <netinet/in.h>
#include <sys/socket.h>

#include "CoreMinimal.h"

/** API/Runtime/Sockets/FInternetAddr */
class FInternetAddr {
public:
    virtual ~FInternetAddr() = default;
    virtual void SetPort(int32 InPort) {
        const auto Port = htons(static_cast<uint16>(InPort));
        if (StubStorage.ss_family == AF_INET6) {
            reinterpret_cast<sockaddr_in6&>(StubStorage).sin6_port = Port;
        } else {
            reinterpret_cast<sockaddr_in&>(StubStorage).sin_port = Port;
        }
    }
    virtual FName GetProtocolType() const {
        return StubStorage.ss_family == AF_INET6 ? TEXT("IPv6") : TEXT("IPv4");
    }
    sockaddr* StubAddress() { return reinterpret_cast<sockaddr*>(&StubStorage); }
    const sockaddr* StubAddress() const { return reinterpret_cast<const sockaddr*>(&StubStorage); }
    socklen_t StubLength() const {
        return StubStorage.ss_family == AF_INET6 ? sizeof(sockaddr_in6) : sizeof(sockaddr_in);
    }

    sockaddr_storage StubStorage{};
};
