#pragma once

#include "AddressInfoTypes.h"
#include "CoreMinimal.h"
#include "Sockets.h"

// API/Runtime/Sockets : SocketSubsystem.h, PLATFORM_SOCKETSUBSYSTEM
#define PLATFORM_SOCKETSUBSYSTEM FName(TEXT("UNIX"))
inline const FName NAME_Stream(TEXT("Stream"));
inline const FName NAME_DGram(TEXT("DGram"));

/** API/Runtime/Sockets/ISocketSubsystem */
class ISocketSubsystem {
public:
    static ISocketSubsystem* Get(const FName& SubsystemName = NAME_None);

    FSocket* CreateSocket(const FName& SocketType, const FString& SocketDescription,
                          const FName& ProtocolName);
    void DestroySocket(FSocket* Socket) { delete Socket; }
    void GetAddressInfoAsync(FAsyncGetAddressInfoCallback Callback, const TCHAR* HostName,
                             const TCHAR* ServiceName = nullptr,
                             EAddressInfoFlags QueryFlags = EAddressInfoFlags::Default,
                             const FName ProtocolTypeName = NAME_None,
                             ESocketType SocketType = SOCKTYPE_Unknown);

    /** Of an address in digits; null for a name. */
    TSharedPtr<FInternetAddr> GetAddressFromString(const FString& InAddress);
    ESocketErrors GetLastErrorCode();
};
