#pragma once

#include "CoreMinimal.h"
#include "IPAddress.h"
#include "SocketTypes.h"

/** API/Runtime/Sockets/EAddressInfoFlags */
enum class EAddressInfoFlags : uint32 { Default = 0 };

/** API/Runtime/Sockets/FAddressInfoResultData */
struct FAddressInfoResultData {
    explicit FAddressInfoResultData(TSharedRef<FInternetAddr> InAddr) : Address(InAddr) {}
    TSharedRef<FInternetAddr> Address;
};

/** API/Runtime/Sockets/FAddressInfoResult */
struct FAddressInfoResult {
    FString QueryHostName;
    ESocketErrors ReturnCode = SE_NO_ERROR;
    TArray<FAddressInfoResultData> Results;
};

/** API/Runtime/Sockets/FAsyncGetAddressInfoCallback */
using FAsyncGetAddressInfoCallback = TFunction<void(FAddressInfoResult)>;
