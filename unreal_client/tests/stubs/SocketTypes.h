#pragma once

#include "UObject/NameTypes.h"

/** API/Runtime/Sockets/FNetworkProtocolTypes */
struct FNetworkProtocolTypes {
    static inline const FName IPv4{TEXT("IPv4")};
    static inline const FName IPv6{TEXT("IPv6")};
};

/** API/Runtime/Sockets/ESocketType, ESocketConnectionState, ESocketErrors : SocketTypes.h. */
enum ESocketType { SOCKTYPE_Unknown, SOCKTYPE_Datagram, SOCKTYPE_Streaming };

enum ESocketConnectionState { SCS_NotConnected, SCS_Connected, SCS_ConnectionError };

enum ESocketErrors {
    SE_NO_ERROR,
    SE_EINPROGRESS,
    SE_EWOULDBLOCK,
    SE_ENETDOWN,
    SE_ENETUNREACH,
    SE_ECONNRESET,
    SE_ENOTCONN,
    SE_ETIMEDOUT,
    SE_ECONNREFUSED,
    SE_EHOSTDOWN,
    SE_EHOSTUNREACH,
    SE_UDP_ERR_PORT_UNREACH,
};

/** API/Runtime/Sockets/ESocketWaitConditions__Type */
namespace ESocketWaitConditions {
enum Type { WaitForRead, WaitForWrite, WaitForReadOrWrite };
}

/** API/Runtime/Sockets/ESocketReceiveFlags__Type */
namespace ESocketReceiveFlags {
enum Type { None = 0, Peek = 2, WaitAll = 0x100 };
}
