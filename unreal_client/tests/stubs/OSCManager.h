#pragma once

#include "OSCMessage.h"
#include "OSCServer.h"

/** API/Plugins/OSC/UOSCManager : the same in 5.1, 5.4 and 5.5. */
class UOSCManager : public UObject {
    UE_STUB_CLASS(UOSCManager, UObject)

public:
    static UOSCServer* CreateOSCServer(
        FString, int32 Port, bool, bool bStartListening, FString, UObject* Outer) {
        UOSCServer* Server = NewObject<UOSCServer>(Outer);
        Server->StubPort = Port;
        if (bStartListening) {
            Server->Listen();
        }
        return Server;
    }
    static FOSCAddress GetOSCMessageAddress(const FOSCMessage& Message) {
        return Message.StubAddress;
    }
    static FString GetOSCAddressFullPath(const FOSCAddress& Address) {
        return Address.GetFullPath();
    }
    static void GetAllStrings(const FOSCMessage& Message, TArray<FString>& Values) {
        Values = Message.StubStrings;
    }
    static void GetAllFloats(const FOSCMessage& Message, TArray<float>& Values) {
        Values = Message.StubFloats;
    }
    static void GetAllInt32s(const FOSCMessage& Message, TArray<int32>& Values) {
        Values = Message.StubInts;
    }
};
