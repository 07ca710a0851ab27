// The plugin's Live Link sources as the editor makes them.
//
//   live_link_sources                        checks what needs no sidecar
//   live_link_sources STREAM SECS CHARACTER  prints what Live Link has after so long of a sidecar

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <string>
#include <thread>
#include <vector>

#include "BridgeEditorModule.cpp"  // nothing calls it, so no linker would look for it
#include "BridgeHub.h"
#include "BridgeLiveLinkSourceFactory.h"
#include "BridgeLiveLinkSourceSettings.h"
#include "BridgeSourceOptions.h"
#include "BridgeSourcePanels.h"
#include "BridgeVmcSourceFactory.h"
#include "BridgeVmcSourceSettings.h"
#include "Checks.h"
#include "HAL/PlatformTime.h"
#include "ILiveLinkSource.h"
#include "Json.h"
#include "OSCServer.h"
#include "StubLiveLinkClient.h"
#include "Widgets/Input/SButton.h"
#include "Widgets/Input/SEditableTextBox.h"
#include "Widgets/SWidget.h"
#include "Widgets/Text/STextBlock.h"

using avatarbridge::Json;

namespace {

/** The server that the engine's OSC plugin made last; null when it made none. */
UOSCServer* newestServer() {
    UOSCServer* found = nullptr;
    for (const auto& object : stub::Heap()) {
        UOSCServer* server = Cast<UOSCServer>(object.get());
        found = server != nullptr ? server : found;
    }
    return found;
}

FOSCMessage message(const char* address, const char* name, const std::vector<float>& numbers) {
    FOSCMessage made;
    made.StubAddress = FOSCAddress(FString(address));
    if (name[0] != 0) {
        made.StubStrings.Add(FString(name));
    }
    for (const float number : numbers) {
        made.StubFloats.Add(number);
    }
    return made;
}

std::string statusOf(const ILiveLinkSource& source) {
    return ToUtf8(source.GetSourceStatus().ToString());
}

void testVmc(Checks& expect) {
    StubLiveLinkClient client;
    const auto source = GetDefault<UBridgeVmcSourceFactory>()->CreateSource(
        TEXT("Address=0.0.0.0; Port=39540; Character=guest"));
    source->ReceiveClient(&client, FGuid::NewGuid());
    auto* settings = NewObject<UBridgeVmcSourceSettings>();
    source->InitializeSettings(settings);
    source->Update();
    UOSCServer* server = newestServer();
    expect(server != nullptr && server->IsActive() && server->GetPort() == 39540, "it listens");
    expect(source->IsSourceStillValid(), "and is valid");
    expect(statusOf(*source) == "Listening; nothing has come yet", statusOf(*source));
    const auto say = [server](const FOSCMessage& one) {
        server->OnOscMessageReceivedNative.Broadcast(one, TEXT("127.0.0.1"), 1234);
    };
    const float half = std::sqrt(0.5f);
    say(message("/VMC/Ext/Bone/Pos", "Hips", {0, 0.88f, 0, 0, 0, 0, 1}));
    say(message("/VMC/Ext/Bone/Pos", "Head", {0, 0.1f, 0, 0, half, 0, half}));
    say(message("/VMC/Ext/Blend/Val", "JawOpen", {0.5f}));
    expect(client.subjects().empty(), "nothing is shown before the sender says so");
    say(message("/VMC/Ext/Blend/Apply", "", {}));
    const StubSubject& face = client["guest_Face"];
    const StubSubject& body = client["guest_Body"];
    expect(face.isThere() && body.isThere() && face.frames == 1, "a face and a body are shown");
    expect(std::fabs(face.value("JawOpen") - 0.5f) < 1e-6f, "the jaw is half open");
    expect(std::fabs(std::fabs(face.value("HeadYaw")) - 1.5708f) < 1e-3f, "the head is turned");
    expect(body.pose().Transforms.Num() == 64 && body.wrong == 0, "the body is whole");
    const float yaw = face.value("HeadYaw");
    settings->FaceTurns.Yaw = -1.0f;
    source->Update();
    FOSCMessage whole = message("/VMC/Ext/Blend/Val", "JawOpen", {});
    whole.StubInts.Add(1);
    say(whole);
    say(message("/VMC/Ext/Blend/Apply", "", {}));
    expect(face.value("JawOpen") == 1.0f && face.frames == 2, "whole numbers are numbers");
    expect(face.value("HeadYaw") == -yaw, "a head can be turned round");
    say(message("/tracking/eye", "", {1, 2, 3}));
    say(message("/VMC/Ext/Bone/Pos", "Head", {1}));
    say(message("/VMC/Ext/Blend/Apply", "", {}));
    expect(face.frames == 2, "what is not understood changes nothing");
    expect(statusOf(*source) == "Active", statusOf(*source));
    expect(source->RequestSourceShutdown() && !server->IsActive(), "it ends");
    expect(client.countThere() == 0, "and takes its subjects along");
    say(message("/VMC/Ext/Blend/Val", "JawOpen", {0.1f}));
    expect(client.countThere() == 0, "what comes later is not heard");
}

void testVmcThatCannotListen(Checks& expect) {
    StubLiveLinkClient client;
    UOSCServer::bStubPortTaken = true;
    const auto source = GetDefault<UBridgeVmcSourceFactory>()->CreateSource(TEXT(""));
    source->ReceiveClient(&client, FGuid::NewGuid());
    UOSCServer::bStubPortTaken = false;
    expect(!source->IsSourceStillValid(), "a port that is taken");
    expect(statusOf(*source).find("another program has that port") != std::string::npos, "is told");
    const auto odd = GetDefault<UBridgeVmcSourceFactory>()->CreateSource(TEXT("Port=0"));
    odd->ReceiveClient(&client, FGuid::NewGuid());
    expect(!odd->IsSourceStillValid() && odd->RequestSourceShutdown(), "and so is one that is none");
}

template <typename T>
std::vector<T*> widgetsOf(SWidget& panel) {
    std::vector<T*> found;
    panel.StubVisit([&found](SWidget& one) {
        if (T* widget = stub::WidgetCast<T>(one)) {
            found.push_back(widget);
        }
    });
    return found;
}

void testTheMode(Checks& expect, ILiveLinkSource& source) {
    StubLiveLinkClient client;
    auto* settings = NewObject<UBridgeLiveLinkSourceSettings>();
    source.ReceiveClient(&client, FGuid::NewGuid());
    source.InitializeSettings(settings);
    expect(statusOf(source).find("Engine Time") == std::string::npos, statusOf(source));
    settings->Mode = ELiveLinkSourceMode::Timecode;
    expect(statusOf(source).find("set the mode to Engine Time") != std::string::npos,
           "a mode that is not in step is told");
    source.RequestSourceShutdown();
}

void testPanels(Checks& expect, const char* stream) {
    using EMenu = ULiveLinkSourceFactory::EMenuType;
    const auto* factory = GetDefault<UBridgeLiveLinkSourceFactory>();
    expect(factory->GetMenuType() == EMenu::MenuEntry, "in a game there is no panel");
    FBridgeEditorModule editor;
    editor.StartupModule();
    expect(factory->GetMenuType() == EMenu::SubPanel, "in the editor there is");
    TSharedPtr<ILiveLinkSource> made;
    FString told;
    const auto created = ULiveLinkSourceFactory::FOnLiveLinkSourceCreated::CreateLambda(
        [&](TSharedPtr<ILiveLinkSource> source, FString text) {
            made = source;
            told = text;
        });
    const TSharedPtr<SWidget> panel = factory->BuildCreationPanel(created);
    const auto fields = widgetsOf<SEditableTextBox>(*panel);
    const auto buttons = widgetsOf<SButton>(*panel);
    expect(fields.size() == 2 && buttons.size() == 2, "it asks for two addresses");
    expect(fields[0]->GetText().ToString() == TEXT("tcp://127.0.0.1:5570"), "the project's first");
    for (SEditableTextBox* field : fields) {
        expect(!field->StubToolTip.IsEmpty(), "and explains them");
    }
    fields[0]->SetText(FText::FromString(FString(stream)));
    expect(buttons[0]->StubClick().IsEventHandled(), "the test begins");
    expect(!buttons[0]->StubClick().IsEventHandled(), "and is not begun twice");
    STextBlock* findings = widgetsOf<STextBlock>(*panel).back();
    const double until = FPlatformTime::Seconds() + 8.0;
    while (!buttons[0]->StubIsEnabled() && FPlatformTime::Seconds() < until) {
        panel->StubTick();
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
    }
    const std::string words = ToUtf8(findings->GetText().ToString());
    std::printf("found: %s\n", words.c_str());
    expect(words.find("There is no stream at") == 0, "it says that nobody is there");
    expect(words.find("bridge run") != std::string::npos, "and what to do");
    buttons[1]->StubClick();
    expect(made.IsValid() && told.Contains(FString(stream)), "a source is created");
    testTheMode(expect, *made);
    editor.ShutdownModule();
    expect(factory->GetMenuType() == EMenu::MenuEntry, "the panels go with the editor's module");
}

/** Watches a sidecar as the editor does, 60 pictures a second; prints what came of it. */
int watch(const char* stream, double seconds, const std::string& character) {
    StubLiveLinkClient client;
    const auto source = GetDefault<UBridgeLiveLinkSourceFactory>()->CreateSource(
        FString::Printf(TEXT("Stream=%s"), *FString(stream)));
    source->ReceiveClient(&client, FGuid::NewGuid());
    source->InitializeSettings(NewObject<UBridgeLiveLinkSourceSettings>());
    const double until = FPlatformTime::Seconds() + seconds;
    while (FPlatformTime::Seconds() < until) {
        source->Update();
        std::this_thread::sleep_for(std::chrono::milliseconds(16));
    }
    Json found = Json::object({{"status", statusOf(*source)}});
    const double asked = FPlatformTime::Seconds();
    source->RequestSourceShutdown();
    found.set("ending_secs", FPlatformTime::Seconds() - asked);
    for (const char* kind : {"_Face", "_Body"}) {
        const StubSubject& subject = client[character + kind];
        found.set(kind, Json::object({{"introductions", subject.introductions},
                                      {"removals", subject.removals},
                                      {"frames", subject.frames},
                                      {"wrong", subject.wrong}}));
    }
    found.print();
    return 0;
}

}  // namespace

int main(int count, char** arguments) {
    if (count == 4) {
        return watch(arguments[1], std::atof(arguments[2]), arguments[3]);
    }
    Checks expect;
    testVmc(expect);
    testVmcThatCannotListen(expect);
    testPanels(expect, count == 2 ? arguments[1] : "tcp://127.0.0.1:1");
    FBridgeHub::Get().Close();
    return expect.finish();
}
