// The Live Link source that a game gets by itself: when, for how long, and when not.

#include <chrono>
#include <memory>
#include <string>
#include <thread>

#include "BridgeCharacter.h"
#include "BridgeGameSources.h"
#include "BridgeHub.h"
#include "BridgeLink.h"
#include "BridgeLiveLinkSource.h"
#include "BridgeLiveLinkSourceSettings.h"
#include "BridgeNpcComponent.h"
#include "BridgeSettings.h"
#include "Checks.h"
#include "Containers/Ticker.h"
#include "Features/IModularFeatures.h"
#include "HAL/PlatformTime.h"
#include "StubLiveLinkClient.h"
#include "StubWorld.h"

namespace {

constexpr double kLongerThanALevelTakes = 6.0;

/** A Live Link that is there as long as it is. */
struct LiveLink : StubLiveLinkClient {
    LiveLink() { features().RegisterModularFeature(ModularFeatureName, this); }
    ~LiveLink() override {
        features().UnregisterModularFeature(ModularFeatureName, this);
        while (!sources().empty()) {
            RemoveSource(sources().back());
        }
    }
    static IModularFeatures& features() { return IModularFeatures::Get(); }
};

/** A level with one character in it. */
struct Level {
    explicit Level(const char* stream = "tcp://127.0.0.1:1") {
        auto* npc = world.Add<UBridgeNpcComponent>(world.Spawn(FVector(0, 0, 0)));
        npc->StreamEndpoint = stream;
        world.Begin();
    }
    ~Level() { world.End(EEndPlayReason::LevelTransition); }

    stub::FWorld world;
};

FTSTicker& ticker() { return FTSTicker::GetCoreTicker(); }

/** Lets the engine's ticker pass by for so long. */
void pass(double seconds) {
    const double until = FPlatformTime::Seconds() + seconds;
    do {
        ticker().StubFire();
        std::this_thread::sleep_for(std::chrono::milliseconds(20));
    } while (FPlatformTime::Seconds() < until);
}

void testAGame(Checks& expect) {
    LiveLink client;
    auto level = std::make_unique<Level>();
    expect(client.sources().empty(), "at first a preset may still come");
    ticker().StubFire();
    expect(client.sources().size() == 1, "then the game adds a source");
    pass(0.1);
    expect(client.sources().size() == 1, "and one only");
    const TSharedPtr<ILiveLinkSource> source = client.sources()[0];
    expect(source->GetSourceMachineName().ToString() == TEXT("tcp://127.0.0.1:1"), "of its sidecar");
    source->Update();
    Level other("tcp://127.0.0.1:2");
    ticker().StubFire();
    expect(client.sources().size() == 2, "of each sidecar one");
    level.reset();
    pass(0.1);
    level = std::make_unique<Level>();
    pass(0.1);
    expect(client.sources().size() == 2 && client.sources()[0] == source, "another level keeps it");
    client.RemoveSource(source);
    pass(0.1);
    expect(client.sources().size() == 1, "whoever removes it has a reason");
}

void testTheEnd(Checks& expect) {
    LiveLink client;
    auto level = std::make_unique<Level>();
    ticker().StubFire();
    expect(client.sources().size() == 1, "a source is there");
    level.reset();
    pass(kLongerThanALevelTakes);
    expect(client.sources().empty(), "with the play it ends");
    expect(ticker().StubCount() == 0, "and nobody looks any more");
}

void testThatOthersComeFirst(Checks& expect) {
    LiveLink client;
    FBridgeSourceOptions sidecar;
    sidecar.Stream = TEXT("tcp://127.0.0.1:1");
    const TSharedPtr<ILiveLinkSource> preset = MakeShared<FBridgeLiveLinkSource>(sidecar);
    const Level level;
    client.AddSource(preset);
    pass(0.1);
    expect(client.sources().size() == 1, "a preset's source is enough");
    client.RemoveSource(preset);
    pass(0.1);
    expect(client.sources().size() == 1 && client.sources()[0] != preset, "when it goes, ours comes");
}

void testWithoutLiveLink(Checks& expect) {
    const Level level;
    pass(0.1);
    expect(ticker().StubCount() == 1, "Live Link may come later");
    LiveLink client;
    pass(0.1);
    expect(client.sources().size() == 1, "and then gets its source");
}

void testWhoDoesNotWantIt(Checks& expect) {
    LiveLink client;
    GetMutableDefault<UBridgeSettings>()->bStartLiveLinkSource = false;
    const Level level;
    pass(0.1);
    expect(client.sources().empty(), "whoever does not want it has none");
    GetMutableDefault<UBridgeSettings>()->bStartLiveLinkSource = true;
}

}  // namespace

int main() {
    Checks expect;
    for (const auto test : {testAGame, testTheEnd, testThatOthersComeFirst, testWithoutLiveLink,
                            testWhoDoesNotWantIt}) {
        test(expect);
        FBridgeGameSources::Get().Close();
        expect(ticker().StubCount() == 0, "who is closed does not look");
    }
    FBridgeHub::Get().Close();
    return expect.finish();
}
