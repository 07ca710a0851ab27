// A character that much is asked of: some of it is to be told to every session that comes, some
// once. Wants the address of the stream and a name; plays until its input ends.

#include <atomic>
#include <chrono>
#include <cstdio>
#include <thread>

#include "BridgeNpcComponent.h"
#include "BridgeSettings.h"
#include "StubWorld.h"

int main(int count, char** arguments) {
    if (count != 3) {
        std::fprintf(stderr, "usage: told STREAM NAME\n");
        return 2;
    }
    GetMutableDefault<UBridgeSettings>()->StreamEndpoint = arguments[1];
    stub::FWorld world;
    AActor* player = world.Spawn(FVector(300, 0, 160));
    UBridgeNpcComponent* npc = world.Add<UBridgeNpcComponent>(world.Spawn());
    npc->Character = arguments[2];
    npc->LookAtActor(player);
    npc->SetEmotion(TEXT("fear"), 0.2f);  // before play begins, and then something else
    npc->SetEmotion(TEXT("anger"), 0.8f);
    world.Begin();
    npc->SetStyle(TEXT("shy"));
    npc->SetPolicy(TEXT("germany"));
    npc->SetStillness(0.5f);
    npc->PlayGesture(TEXT("nod"));
    npc->Say(TEXT("Once."));
    std::atomic<bool> isOver{false};
    std::thread input([&isOver] {
        while (std::getchar() != EOF) {
        }
        isOver = true;
    });
    while (!isOver) {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        world.Tick(0.01f);
    }
    input.join();
    return 0;
}
