#include <arpa/inet.h>
#include <fcntl.h>
#include <netdb.h>
#include <netinet/tcp.h>
#include <poll.h>
#include <unistd.h>

#include <cerrno>
#include <cstring>
#include <thread>

#include "SocketSubsystem.h"

bool FSocket::Close() {
    const bool bOpen = Handle >= 0;
    if (bOpen) {
        ::close(Handle);
        Handle = -1;
    }
    return bOpen;
}

bool FSocket::Connect(const FInternetAddr& Addr) {
    return ::connect(Handle, Addr.StubAddress(), Addr.StubLength()) == 0 || errno == EINPROGRESS;
}

bool FSocket::Send(const uint8* Data, int32 Count, int32& BytesSent) {
    const ssize_t Sent =
        ::send(Handle, Data, static_cast<std::size_t>(Count), MSG_NOSIGNAL | MSG_DONTWAIT);
    BytesSent = static_cast<int32>(Sent);
    return Sent >= 0;
}

bool FSocket::Recv(uint8* Data, int32 BufferSize, int32& BytesRead,
                   ESocketReceiveFlags::Type Flags) {
    const int Peek = Flags == ESocketReceiveFlags::Peek ? MSG_PEEK : 0;
    const ssize_t Count = ::recv(Handle, Data, static_cast<std::size_t>(BufferSize), Peek);
    BytesRead = Count > 0 ? static_cast<int32>(Count) : 0;
    return Count > 0 || (Count < 0 && (errno == EAGAIN || errno == EWOULDBLOCK));
}

bool FSocket::Wait(ESocketWaitConditions::Type Condition, FTimespan WaitTime) {
    pollfd Asked{Handle, 0, 0};
    Asked.events = static_cast<short>(
        (Condition != ESocketWaitConditions::WaitForWrite ? POLLIN : 0)
        | (Condition != ESocketWaitConditions::WaitForRead ? POLLOUT : 0));
    return ::poll(&Asked, 1, static_cast<int>(WaitTime.GetTotalMilliseconds())) > 0;
}

ESocketConnectionState FSocket::GetConnectionState() {
    int Error = 0;
    socklen_t Length = sizeof Error;
    ::getsockopt(Handle, SOL_SOCKET, SO_ERROR, &Error, &Length);
    return Error == 0 ? SCS_Connected : SCS_ConnectionError;
}

bool FSocket::SetNonBlocking(bool bIsNonBlocking) {
    const int Flags = ::fcntl(Handle, F_GETFL);
    return ::fcntl(Handle, F_SETFL, bIsNonBlocking ? Flags | O_NONBLOCK : Flags & ~O_NONBLOCK) == 0;
}

bool FSocket::SetNoDelay(bool bIsNoDelay) {
    const int Value = bIsNoDelay;
    return ::setsockopt(Handle, IPPROTO_TCP, TCP_NODELAY, &Value, sizeof Value) == 0;
}

bool FSocket::SetReceiveBufferSize(int32 Size, int32& NewSize) {
    NewSize = Size;
    return ::setsockopt(Handle, SOL_SOCKET, SO_RCVBUF, &Size, sizeof Size) == 0;
}

ISocketSubsystem* ISocketSubsystem::Get(const FName&) {
    static ISocketSubsystem Subsystem;
    return &Subsystem;
}

FSocket* ISocketSubsystem::CreateSocket(const FName& SocketType, const FString&,
                                        const FName& ProtocolName) {
    const int Handle = ::socket(ProtocolName == FName(TEXT("IPv6")) ? AF_INET6 : AF_INET,
                                (SocketType == NAME_Stream ? SOCK_STREAM : SOCK_DGRAM)
                                    | SOCK_CLOEXEC,
                                0);
    return Handle < 0 ? nullptr : new FSocket(Handle);
}

namespace {

FAddressInfoResult LookUp(const std::string& Host, int Flags) {
    FAddressInfoResult Result;
    addrinfo Hints{};
    Hints.ai_socktype = SOCK_STREAM;
    Hints.ai_flags = Flags;
    addrinfo* First = nullptr;
    if (::getaddrinfo(Host.c_str(), nullptr, &Hints, &First) == 0) {
        for (const addrinfo* One = First; One; One = One->ai_next) {
            const TSharedRef<FInternetAddr> Address = MakeShared<FInternetAddr>();
            std::memcpy(&Address->StubStorage, One->ai_addr, One->ai_addrlen);
            Result.Results.Add(FAddressInfoResultData(Address));
        }
        ::freeaddrinfo(First);
    }
    return Result;
}

std::string Narrow(const TCHAR* Text) {
    return FTCHARToUTF8(Text).Get();
}

}  // namespace

void ISocketSubsystem::GetAddressInfoAsync(FAsyncGetAddressInfoCallback Callback,
                                           const TCHAR* HostName, const TCHAR*, EAddressInfoFlags,
                                           const FName, ESocketType) {
    std::thread([Callback, Host = Narrow(HostName)] { Callback(LookUp(Host, 0)); }).detach();
}

TSharedPtr<FInternetAddr> ISocketSubsystem::GetAddressFromString(const FString& InAddress) {
    const FAddressInfoResult Result = LookUp(Narrow(*InAddress), AI_NUMERICHOST);
    return Result.Results.IsEmpty() ? TSharedPtr<FInternetAddr>()
                                    : Result.Results[0].Address.ToSharedPtr();
}

ESocketErrors ISocketSubsystem::GetLastErrorCode() {
    switch (errno) {
        case EINPROGRESS:
            return SE_EINPROGRESS;
        case EAGAIN:
            return SE_EWOULDBLOCK;
        case ECONNREFUSED:
            return SE_ECONNREFUSED;
        case ENETUNREACH:
            return SE_ENETUNREACH;
        case EHOSTUNREACH:
            return SE_EHOSTUNREACH;
        case ETIMEDOUT:
            return SE_ETIMEDOUT;
        default:
            return SE_ECONNRESET;
    }
}
