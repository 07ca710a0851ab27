// Who is heard from what: several characters and voices on one actor, none of one or of the other,
// and what becomes of them as play goes on. Time is the program's own; no sidecar is needed.

#include <string>
#include <utility>

#include "BridgeNpcComponent.h"
#include "BridgeSettings.h"
#include "BridgeVoiceComponent.h"
#include "NumberChecks.h"
#include "StubAudio.h"
#include "StubWorld.h"

using stub::FLogged;
using stub::FSpeaker;

namespace {

constexpr double kPictureSeconds = 0.02;
constexpr double kSeekSeconds = 1.1;  // by then, who has no voice has looked for one again

NumberChecks checks;

/** A world with a speaker, on a clock of its own. */
class Scene {
public:
    Scene() {
        FSpeaker::Get().Plug(48'000.0f, 512, 2);
        FLogged::Get().Clear();
    }

    ~Scene() { world.End(EEndPlayReason::Quit); }

    UBridgeNpcComponent* npc(AActor* actor, const char* name) {
        auto* made = world.Add<UBridgeNpcComponent>(actor);
        made->Character = name;
        return made;
    }

    UBridgeVoiceComponent* voice(AActor* actor) {
        return world.Add<UBridgeVoiceComponent>(actor);
    }

    void begin() {
        world.Begin();
        play(0.3);
    }

    void play(double seconds) {
        for (double passed = 0; passed < seconds; passed += kPictureSeconds) {
            now += kPictureSeconds;
            stub::SetSeconds = now;
            FSpeaker::Get().Pull(now);
            FSpeaker::Get().Pull(now);
            world.Tick(static_cast<float>(kPictureSeconds));
        }
    }

    int warnings(const char* part) const {
        return FLogged::Get().Count(ELogVerbosity::Warning, part);
    }

    static inline double now = 100.0;
    stub::FWorld world;
};

bool isHeard(const UBridgeNpcComponent* npc) {
    return npc->GetMeters().bHasVoice;
}

bool isPlaying(const UBridgeVoiceComponent* voice) {
    return voice->IsTaken() && voice->IsPlaying();
}

/** Two on one actor, as a rider and a horse that speaks. */
void twoOfBoth() {
    Scene scene;
    AActor* actor = scene.world.Spawn();
    UBridgeNpcComponent* one = scene.npc(actor, "one");
    UBridgeNpcComponent* other = scene.npc(actor, "other");
    UBridgeVoiceComponent* first = scene.voice(actor);
    UBridgeVoiceComponent* second = scene.voice(actor);
    scene.begin();
    checks.that(isHeard(one) && isHeard(other), "two characters of one actor are both heard");
    checks.that(isPlaying(first) && isPlaying(second), "each from a voice of its own");
    checks.that(scene.warnings("") == 0, "and nothing is wrong");
}

void twoOfOneVoice() {
    Scene scene;
    AActor* actor = scene.world.Spawn();
    UBridgeNpcComponent* one = scene.npc(actor, "one");
    UBridgeNpcComponent* other = scene.npc(actor, "other");
    UBridgeVoiceComponent* voice = scene.voice(actor);
    scene.begin();
    checks.that(isHeard(one) && !isHeard(other), "one voice is one character's");
    checks.that(FLogged::Get().Count(ELogVerbosity::Log, "other has no Bridge Voice") == 1,
                "the other one's silence is told once");
    one->Deactivate();
    scene.play(kSeekSeconds);
    checks.that(isHeard(other) && isPlaying(voice), "a voice that is left is taken");
    one->Activate();
    scene.play(kSeekSeconds);
    checks.that(!isHeard(one) && isHeard(other), "and not given back");
}

/** As the second world of two players who are tried out in the editor. */
void twoOfOneCharacter() {
    Scene scene;
    AActor* actor = scene.world.Spawn();
    UBridgeNpcComponent* one = scene.npc(actor, "one");
    UBridgeVoiceComponent* voice = scene.voice(actor);
    AActor* twin = scene.world.Spawn();
    scene.npc(twin, "one");
    UBridgeVoiceComponent* spare = scene.voice(twin);
    scene.begin();
    checks.that(isPlaying(voice) && !spare->IsTaken(), "a character has one voice");
    checks.that(scene.warnings("one has a voice already") == 1, "and who else shows it is told");
    one->Deactivate();
    scene.play(kSeekSeconds);
    checks.that(isPlaying(spare) && !voice->IsTaken(), "until that is left");
}

void noneOfTheOther() {
    Scene scene;
    UBridgeNpcComponent* mute = scene.npc(scene.world.Spawn(), "mute");
    UBridgeVoiceComponent* nobodys = scene.voice(scene.world.Spawn());
    scene.begin();
    checks.that(!isHeard(mute) && scene.warnings("") == 0, "no voice is nothing wrong");
    checks.that(!nobodys->IsPlaying() && FSpeaker::Get().AskedOf(*nobodys) == 0,
                "a voice without a character costs nothing");
    mute->SetVoice(nobodys);
    scene.play(0.2);
    checks.that(isHeard(mute) && isPlaying(nobodys), "they are brought together later");
}

void chosen() {
    Scene scene;
    AActor* actor = scene.world.Spawn();
    UBridgeNpcComponent* one = scene.npc(actor, "one");
    UBridgeVoiceComponent* mouth = scene.voice(actor);
    UBridgeVoiceComponent* radio = scene.voice(scene.world.Spawn());
    one->SetVoice(radio);
    scene.begin();
    checks.that(isPlaying(radio) && !mouth->IsTaken(), "what is chosen before play is taken");
    one->SetCharacter(TEXT("another"));
    scene.play(0.2);
    checks.that(isPlaying(radio) && !mouth->IsTaken(), "also by whom it becomes");
    one->Deactivate();
    checks.that(!radio->IsTaken() && !radio->IsPlaying(), "who is away leaves it");
    one->Activate();
    scene.play(0.2);
    checks.that(isPlaying(radio), "and takes it again");
    one->SetVoice(nullptr);
    scene.play(kSeekSeconds);
    checks.that(!radio->IsTaken() && !mouth->IsTaken(), "who is to be heard nowhere is not");
    UBridgeNpcComponent* other = scene.npc(scene.world.Spawn(), "other");
    UBridgeNpcComponent* third = scene.npc(scene.world.Spawn(), "third");
    scene.world.Begin();
    other->SetVoice(radio);
    third->SetVoice(radio);
    scene.play(0.2);
    checks.that(isHeard(other) && !isHeard(third), "a voice is not taken from anybody");
    checks.that(scene.warnings("third is not heard") == 1, "and who wanted it is told");
}

void switchedOff() {
    Scene scene;
    AActor* actor = scene.world.Spawn();
    UBridgeNpcComponent* one = scene.npc(actor, "one");
    UBridgeVoiceComponent* voice = scene.voice(actor);
    scene.begin();
    voice->Deactivate();
    scene.play(3 * kSeekSeconds);
    checks.that(!voice->IsPlaying(), "a voice that is switched off stays so");
    voice->Activate();
    scene.play(0.2);
    checks.that(isPlaying(voice) && isHeard(one), "until it is switched on");
    voice->Stop();
    scene.play(kSeekSeconds);
    checks.that(isPlaying(voice), "what merely stopped starts again");
}

void destroyed() {
    Scene scene;
    AActor* actor = scene.world.Spawn();
    UBridgeNpcComponent* one = scene.npc(actor, "one");
    AActor* thing = scene.world.Spawn();
    UBridgeVoiceComponent* radio = scene.voice(thing);
    one->SetVoice(radio);
    scene.begin();
    checks.that(isPlaying(radio), "it is heard from a thing");
    thing->Destroy();
    scene.play(kSeekSeconds);
    UBridgeVoiceComponent* mouth = scene.voice(actor);
    scene.world.Begin();
    one->SetVoice(mouth);
    scene.play(0.2);
    checks.that(isPlaying(mouth), "and from another voice when that is gone");
}

/** A place that is looked at ends the following of somebody. */
void placesAndPeople() {
    Scene scene;
    UBridgeNpcComponent* one = scene.npc(scene.world.Spawn(), "one");
    one->LookAtActor(scene.world.Spawn());
    scene.begin();
    checks.that(one->LookTarget != nullptr, "it follows somebody");
    one->LookAtPlace(FVector(100, 0, 100));
    scene.play(0.2);
    checks.that(one->LookTarget == nullptr, "and then looks at a place");
}

}  // namespace

int main() {
    FLogged::Get().bShown = false;
    stub::SetSeconds = Scene::now;
    // Nobody is there: what is heard from what is the same.
    GetMutableDefault<UBridgeSettings>()->StreamEndpoint = TEXT("tcp://127.0.0.1:9");
    twoOfBoth();
    twoOfOneVoice();
    twoOfOneCharacter();
    noneOfTheOther();
    chosen();
    switchedOff();
    destroyed();
    placesAndPeople();
    return checks.finish();
}
