// A sidecar goes and another one comes to its place: the game finds it, and the character is as it
// was set to be, the other one as it was. Wants the address of the stream, a name and the other
// name; says what happens, a line each.

#include <algorithm>
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
constexpr double kStartSeconds = 60.0;  // of another process, on a busy machine
constexpr double kSettleSeconds = 2.0;  // what the last session left on the face is gone by then
constexpr const char* kBrow = "browDownLeft";

/** Whom somebody looks at all the time, as one does on a screen. */
class Shown {
public:
    Shown(stub::FWorld& world, const char* name)
        : npc(world.Add<UBridgeNpcComponent>(world.Spawn())) {
        npc->Character = name;
    }

    /** Draws a picture of it; what was on the screen last is where the next one begins. */
    void draw() {
        const auto stream = character()->GetStream();
        const avatarbridge::DescriptionPtr known = stream->description();
        if (known && stream->draw(FBridgeClock::Micros(), pose_)) {
            const auto& names = known->rig.shapeNames;
            const auto brow = std::find(names.begin(), names.end(), kBrow);
            frown = pose_.weights[static_cast<std::size_t>(brow - names.begin())];
        }
    }

    TSharedPtr<FBridgeCharacter> character() const {
        return FBridgeHub::Get().Link(FBridgeHub::ProjectOptions())->Character(npc->Character);
    }

    bool isThere() const { return npc->IsOnStage() && npc->IsConnected(); }

    UBridgeNpcComponent* npc;
    float frown = NAN;

private:
    avatarbridge::Pose pose_;
};

class Game {
public:
    Game(const char* name, const char* otherName) : one(world, name), other(world, otherName) {
        world.Begin();
    }

    /** Plays until something is so; ends the program when it does not come. */
    void until(const std::function<bool()>& isSo, const char* what,
               double patience = kPatienceSeconds) {
        const double end = FPlatformTime::Seconds() + patience;
        while (!isSo()) {
            if (FPlatformTime::Seconds() > end) {
                std::printf("never %s: frowns %.2f and %.2f\n", what, one.frown, other.frown);
                std::exit(1);
            }
            picture();
        }
        std::printf("%s\n", what);
        std::fflush(stdout);
    }

    void play(double seconds) {
        const double end = FPlatformTime::Seconds() + seconds;
        while (FPlatformTime::Seconds() < end) {
            picture();
        }
    }

    stub::FWorld world;
    Shown one;
    Shown other;

private:
    void picture() {
        std::this_thread::sleep_for(std::chrono::milliseconds(10));
        world.Tick(0.01f);
        one.draw();
        other.draw();
    }
};

}  // namespace

int main(int count, char** arguments) {
    if (count != 4) {
        std::fprintf(stderr, "usage: restart STREAM NAME OTHER\n");
        return 2;
    }
    GetMutableDefault<UBridgeSettings>()->StreamEndpoint = arguments[1];
    Game game(arguments[2], arguments[3]);
    Shown& one = game.one;
    Shown& other = game.other;
    game.until([&] { return one.isThere() && other.isThere(); }, "on stage");
    const std::string session = one.character()->GetSession();
    game.until([&] { return one.frown < 0.1f; }, "calm");
    one.npc->SetEmotion(TEXT("anger"), 1.0f);
    game.until([&] { return one.frown > 0.25f; }, "angry");
    game.until([&] { return !one.npc->IsConnected(); }, "alone");
    game.until(
        [&] { return one.isThere() && one.character()->GetSession() != session; }, "another",
        kStartSeconds);
    game.play(kSettleSeconds);
    game.until([&] { return one.frown > 0.25f; }, "angry again");
    std::printf("the other one is %s\n", other.frown < 0.1f ? "calm" : "angry too");
    return 0;
}
