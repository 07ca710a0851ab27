#include "BridgeSocket.h"

#include "AddressInfoTypes.h"
#include "HAL/PlatformProcess.h"
#include "IPAddress.h"
#include "SocketSubsystem.h"
#include "Sockets.h"

#include "BridgeText.h"

namespace {

constexpr int32 ReceiveBufferBytes = 256 * 1024;  // a second of two characters
constexpr int MostRestMillis = 20;

/** Where a host may be found; filled in by whoever looks its name up, at any time. */
struct FFoundAddresses {
    FCriticalSection Mutex;
    bool bDone = false;
    TArray<TSharedRef<FInternetAddr>> Addresses;
};

ISocketSubsystem* Sockets() {
    return ISocketSubsystem::Get(PLATFORM_SOCKETSUBSYSTEM);
}

/** One TCP connection: looks the host up, tries its addresses in turn, then carries bytes. */
class FBridgeStream final : public avatarbridge::ByteStream {
public:
    FBridgeStream(const std::string& InHost, int InPort) : Host(FromUtf8(InHost)), Port(InPort) {
        const TSharedPtr<FInternetAddr> Literal = Sockets()->GetAddressFromString(Host);
        if (Literal.IsValid()) {
            Found->Addresses.Add(Literal.ToSharedRef());
            Found->bDone = true;
        } else {
            LookUp();
        }
    }

    virtual ~FBridgeStream() override { Drop(); }

    virtual avatarbridge::StreamState state() override {
        if (State == avatarbridge::StreamState::Connecting) {
            Advance();
        }
        return State;
    }

    virtual std::string reason() const override { return ToUtf8(Reason); }

    virtual std::size_t read(std::uint8_t* Into, std::size_t Room) override {
        int32 Count = 0;
        if (state() != avatarbridge::StreamState::Open ||
            (Socket->Recv(Into, static_cast<int32>(Room), Count) && Count >= 0)) {
            return static_cast<std::size_t>(Count);
        }
        Fail(TEXT("the other side closed the connection"));
        return 0;
    }

    virtual std::size_t write(avatarbridge::Bytes Bytes) override {
        int32 Count = 0;
        if (state() != avatarbridge::StreamState::Open ||
            Socket->Send(Bytes.data, static_cast<int32>(Bytes.size), Count)) {
            return static_cast<std::size_t>(FMath::Max(Count, 0));
        }
        Fail(TEXT("the connection broke while sending"));
        return 0;
    }

    virtual void wait(int Millis) override {
        if (Socket && State != avatarbridge::StreamState::Closed) {
            Socket->Wait(State == avatarbridge::StreamState::Open
                             ? ESocketWaitConditions::WaitForRead
                             : ESocketWaitConditions::WaitForWrite,
                         FTimespan::FromMilliseconds(Millis));
        } else {
            FPlatformProcess::SleepNoStats(FMath::Min(Millis, MostRestMillis) / 1000.0f);
        }
    }

private:
    void LookUp() {
        // Whoever looks up may be slower than whoever wants to know: they share what is found.
        const TSharedRef<FFoundAddresses> Into = Found;
        Sockets()->GetAddressInfoAsync(
            [Into](FAddressInfoResult Result) {
                const FScopeLock Lock(&Into->Mutex);
                for (const FAddressInfoResultData& Data : Result.Results) {
                    Into->Addresses.Add(Data.Address);
                }
                Into->bDone = true;
            },
            *Host, nullptr, EAddressInfoFlags::Default, NAME_None, ESocketType::SOCKTYPE_Streaming);
    }

    void Advance() {
        if (Socket) {
            Settle();
        } else {
            TryNext();
        }
    }

    /** Begins to connect to the next address, once they are known. */
    void TryNext() {
        const FScopeLock Lock(&Found->Mutex);
        if (!Found->bDone) {
            return;
        }
        if (Tried == Found->Addresses.Num()) {
            Fail(Tried == 0 ? FString::Printf(TEXT("no host is called '%s'"), *Host)
                            : FString(TEXT("nobody listens there")));
            return;
        }
        const TSharedRef<FInternetAddr> Address = Found->Addresses[Tried++];
        Address->SetPort(Port);
        Socket = Sockets()->CreateSocket(
            NAME_Stream, TEXT("Avatar Bridge"), Address->GetProtocolType());
        int32 Given = 0;
        if (Socket) {
            Socket->SetNonBlocking(true);
            Socket->SetNoDelay(true);
            Socket->SetReceiveBufferSize(ReceiveBufferBytes, Given);
        }
        if (!Socket || (!Socket->Connect(*Address) && !IsUnderWay())) {
            Drop();
        }
    }

    /** Finds out how the connecting went: a socket that can be written to has come to an end. */
    void Settle() {
        if (!Socket->Wait(ESocketWaitConditions::WaitForWrite, FTimespan::Zero())) {
            if (Socket->GetConnectionState() == SCS_ConnectionError) {
                Drop();  // some platforms tell of a refusal only in this way
            }
            return;
        }
        const TSharedRef<FInternetAddr> Peer = Sockets()->CreateInternetAddr();
        if (Socket->GetPeerAddress(*Peer)) {
            State = avatarbridge::StreamState::Open;
        } else {
            Drop();
        }
    }

    static bool IsUnderWay() {
        const ESocketErrors Error = Sockets()->GetLastErrorCode();
        return Error == SE_EWOULDBLOCK || Error == SE_EINPROGRESS;
    }

    void Fail(const FString& Why) {
        State = avatarbridge::StreamState::Closed;
        Reason = Why;
        Drop();
    }

    void Drop() {
        if (Socket) {
            Socket->Close();
            Sockets()->DestroySocket(Socket);
            Socket = nullptr;
        }
    }

    const FString Host;
    const int32 Port;
    const TSharedRef<FFoundAddresses> Found = MakeShared<FFoundAddresses>();
    int32 Tried = 0;
    FSocket* Socket = nullptr;
    avatarbridge::StreamState State = avatarbridge::StreamState::Connecting;
    FString Reason;
};

}  // namespace

std::unique_ptr<avatarbridge::ByteStream> FBridgeConnector::connect(
    const std::string& Host, int Port) {
    return std::make_unique<FBridgeStream>(Host, Port);
}

void FBridgeConnector::rest(int Millis) {
    FPlatformProcess::SleepNoStats(FMath::Min(Millis, MostRestMillis) / 1000.0f);
}
