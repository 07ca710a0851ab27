#include "BridgeSocket.h"

#include "AddressInfoTypes.h"
#include "HAL/PlatformProcess.h"
#include "IPAddress.h"
#include "Misc/ScopeLock.h"
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

    /** Adds what was looked up: a sidecar listens on IPv4 unless told otherwise, so that first. */
    void Finish(const FAddressInfoResult& Result) {
        const FScopeLock Lock(&Mutex);
        for (const bool bIpv4 : {true, false}) {
            for (const FAddressInfoResultData& Data : Result.Results) {
                const FName Protocol = Data.Address->GetProtocolType();
                if ((Protocol == FNetworkProtocolTypes::IPv4) == bIpv4) {
                    Addresses.Add(Data.Address);
                }
            }
        }
        bDone = true;
    }
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

    virtual std::string reason() const override {
        return State == avatarbridge::StreamState::Closed ? ToUtf8(Reason) : std::string();
    }

    virtual std::size_t read(std::uint8_t* Into, std::size_t Room) override {
        if (state() != avatarbridge::StreamState::Open) {
            return 0;
        }
        int32 Count = 0;
        // Nothing to read is a success; a failure is the end, whichever side has made it.
        if (!Socket->Recv(Into, static_cast<int32>(Room), Count)) {
            End(LossInWords());
            return 0;
        }
        return static_cast<std::size_t>(FMath::Max(Count, 0));
    }

    /** A broken connection is noticed by reading, after all that came before it broke. */
    virtual std::size_t write(avatarbridge::Bytes Bytes) override {
        int32 Count = 0;
        if (state() == avatarbridge::StreamState::Open) {
            Socket->Send(Bytes.data, static_cast<int32>(Bytes.size), Count);
        }
        return static_cast<std::size_t>(FMath::Max(Count, 0));
    }

    virtual void wait(int Millis) override {
        if (state() == avatarbridge::StreamState::Closed) {
            return;
        }
        if (Socket) {
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
            [Into](FAddressInfoResult Result) { Into->Finish(Result); }, *Host, nullptr,
            EAddressInfoFlags::Default, NAME_None, ESocketType::SOCKTYPE_Streaming);
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
            End(Tried == 0 ? FString::Printf(TEXT("no host is called '%s'"), *Host) : Blame);
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
        if (!Socket || !Socket->Connect(*Address)) {
            GiveUpAddress();
        }
    }

    /** Finds out how the connecting went: a socket that can be written to has come to an end. */
    void Settle() {
        if (!Socket->Wait(ESocketWaitConditions::WaitForWrite, FTimespan::Zero())) {
            if (Socket->GetConnectionState() == SCS_ConnectionError) {
                GiveUpAddress();  // some platforms tell of a refusal only in this way
            }
            return;
        }
        // One that failed cannot be read, and says why. (Asking for the peer's address would tell
        // as well, but writes a warning into the log at every try.) One that was made and ended at
        // once cannot be read either, but the last error is still that of connecting.
        uint8 Ahead = 0;
        int32 Count = 0;
        if (Socket->Recv(&Ahead, 1, Count, ESocketReceiveFlags::Peek) || IsUnderWay()) {
            State = avatarbridge::StreamState::Open;
        } else {
            GiveUpAddress();
        }
    }

    static bool IsUnderWay() {
        const ESocketErrors Error = Sockets()->GetLastErrorCode();
        return Error == SE_EWOULDBLOCK || Error == SE_EINPROGRESS;
    }

    static bool IsUnreachable(ESocketErrors Error) {
        return Error == SE_EHOSTUNREACH || Error == SE_ENETUNREACH || Error == SE_EHOSTDOWN ||
               Error == SE_ENETDOWN;
    }

    void GiveUpAddress() {
        const ESocketErrors Error = Sockets()->GetLastErrorCode();
        if (IsUnreachable(Error)) {
            Blame = TEXT("the network does not lead there");
        } else if (Error == SE_ETIMEDOUT) {
            Blame = TEXT("nothing answers there; a firewall may be in the way");
        } else {
            Blame = TEXT("nobody listens there; is the sidecar running?");
        }
        Drop();
    }

    static FString LossInWords() {
        const ESocketErrors Error = Sockets()->GetLastErrorCode();
        return IsUnreachable(Error) || Error == SE_ETIMEDOUT ? TEXT("was lost on the way")
                                                             : TEXT("closed the connection");
    }

    void End(const FString& Why) {
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
    FString Blame;
    FString Reason;
};

}  // namespace

FBridgeConnector::FBridgeConnector() {
    Sockets();  // loads its module, which the link's thread must not
}

std::unique_ptr<avatarbridge::ByteStream> FBridgeConnector::connect(
    const std::string& Host, int Port) {
    return std::make_unique<FBridgeStream>(Host, Port);
}

void FBridgeConnector::rest(int Millis) {
    FPlatformProcess::SleepNoStats(FMath::Min(Millis, MostRestMillis) / 1000.0f);
}
