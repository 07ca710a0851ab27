// A sidecar goes and another one comes to its place: the game finds it, and the character is as it
// was set to be. Wants the address of the stream and a name; says what happens, a line each.

#include <chrono>
#include <cmath>
#include <cstdio>
#include <cstdlib>
#include <functional>
#include <string>
#include <thread>

#include "BridgeCharacter.h"
#include "BridgeClock.h"
#include "BridgeHub.h"
#include "BridgeLink.h"
#include "BridgeNpcComponent.h"
#include "BridgeSettings.h"
#include "BridgeText.h"
#include "StubWorld.h"

namespace {

constexpr double kPatienceSeconds = 15.0;
constexpr double kSettleSeconds = 2.0;  // what the last session left on the face is gone by then
constexpr const char* kBrow = "browDownLeft";

/** Ticks until something is so; ends the program when it does not come. */
void until(stub::FWorld& world, const std::function<bool()>& isSo, const char* what) {
    const double end = FPlatformTime::Seconds() + kPatienceSeconds;
    while (!isSo()) {
        if (FPlatformTime::Seconds() > end) {
            std::printf("never %s\n", what);
            std::exit(1);
        }
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        world.Tick(0.01f);
    }
    std::printf("%s\n", what);
    std::fflush(stdout);
}

/** How much it frowns now; not a number while it is not seen. */
float frownOf(avatarbridge::CharacterStream& stream) {
    const avatarbridge::DescriptionPtr known = stream.description();
    avatarbridge::Pose pose;
    if (!known || !stream.draw(FBridgeClock::Micros(), pose)) {
        return NAN;
    }
    for (std::size_t i = 0; i < pose.weights.size(); i++) {
        if (known->rig.shapeNames[i] == kBrow) {
            return pose.weights[i];
        }
    }
    return NAN;
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 3) {
        std::fprintf(stderr, "usage: restart STREAM NAME\n");
        return 2;
    }
    GetMutableDefault<UBridgeSettings>()->StreamEndpoint = arguments[1];
    stub::FWorld world;
    UBridgeNpcComponent* npc = world.Add<UBridgeNpcComponent>(world.Spawn());
    npc->Character = arguments[2];
    world.Begin();
    const TSharedPtr<FBridgeCharacter> shown =
        FBridgeHub::Get().Link(FBridgeHub::ProjectOptions())->Character(npc->Character);
    avatarbridge::CharacterStream& stream = *shown->GetStream();
    until(world, [&] { return npc->IsOnStage() && npc->IsConnected(); }, "on stage");
    const std::string session = shown->GetSession();
    until(world, [&] { return frownOf(stream) < 0.1f; }, "calm");
    npc->SetEmotion(TEXT("anger"), 1.0f);
    until(world, [&] { return frownOf(stream) > 0.25f; }, "angry");
    until(world, [&] { return !npc->IsConnected(); }, "alone");
    until(world, [&] { return npc->IsConnected() && shown->GetSession() != session; }, "another");
    const double settled = FPlatformTime::Seconds() + kSettleSeconds;
    until(
        world,
        [&] { return FPlatformTime::Seconds() > settled && frownOf(stream) > 0.25f; },
        "angry again");
    return 0;
}
