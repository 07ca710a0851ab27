#include "Misc/AutomationTest.h"

#if WITH_DEV_AUTOMATION_TESTS

#include "BridgeSourceOptions.h"
#include "CoreMinimal.h"

/** That a preset finds again what it kept of a source. */
IMPLEMENT_SIMPLE_AUTOMATION_TEST(FBridgeSourceOptionsTest, "AvatarBridge.Unit.SourceOptions",
                                 EAutomationTestFlags::EditorContext |
                                     EAutomationTestFlags::ProductFilter)

bool FBridgeSourceOptionsTest::RunTest(const FString&) {
    FBridgeSourceOptions Stream;
    Stream.Stream = TEXT("tcp://192.168.1.20:5570");
    Stream.Requests = TEXT("tcp://192.168.1.20:5571");
    const FBridgeSourceOptions Again = FBridgeSourceOptions::FromString(Stream.ToString());
    TestEqual(TEXT("the stream"), Again.Stream, Stream.Stream);
    TestEqual(TEXT("the requests"), Again.Requests, Stream.Requests);
    TestTrue(TEXT("the project's own sidecar"),
             FBridgeSourceOptions::FromString(TEXT("")).Stream.IsEmpty());

    FBridgeVmcOptions Vmc;
    Vmc.Port = 39540;
    Vmc.Character = TEXT("Ada");
    const FBridgeVmcOptions Heard = FBridgeVmcOptions::FromString(Vmc.ToString());
    TestEqual(TEXT("the port"), Heard.Port, Vmc.Port);
    TestEqual(TEXT("the character"), Heard.Character, Vmc.Character);
    TestEqual(TEXT("the usual port"), FBridgeVmcOptions::FromString(TEXT("")).Port,
              FBridgeVmcOptions::DefaultPort);
    return true;
}

#endif  // WITH_DEV_AUTOMATION_TESTS
