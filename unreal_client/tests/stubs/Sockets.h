#pragma once

#include "CoreMinimal.h"
#include "IPAddress.h"
#include "Misc/Timespan.h"
#include "SocketTypes.h"

/** API/Runtime/Sockets/FSocket : here over POSIX; those of the subsystem destroy it. */
class FSocket {
public:
    explicit FSocket(int InHandle) : Handle(InHandle) {}
    virtual ~FSocket() { Close(); }

    virtual bool Close();
    virtual bool Connect(const FInternetAddr& Addr);

    /** False, and -1 sent, also when the network takes none now. */
    virtual bool Send(const uint8* Data, int32 Count, int32& BytesSent);

    /** False, and 0 read, for an error and for an end that the other side has made. */
    virtual bool Recv(uint8* Data, int32 BufferSize, int32& BytesRead,
                      ESocketReceiveFlags::Type Flags = ESocketReceiveFlags::None);

    virtual bool Wait(ESocketWaitConditions::Type Condition, FTimespan WaitTime);
    virtual ESocketConnectionState GetConnectionState();
    virtual bool SetNonBlocking(bool bIsNonBlocking = true);
    virtual bool SetNoDelay(bool bIsNoDelay = true);
    virtual bool SetReceiveBufferSize(int32 Size, int32& NewSize);

private:
    int Handle;
};
