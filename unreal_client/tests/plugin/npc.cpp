// Two characters of a real sidecar on one connection, as a game uses them.
// Wants the address of the stream and the two names.

#include <chrono>
#include <functional>
#include <string>
#include <thread>
#include <vector>

#include "AvatarBridge/Wire/Request.h"
#include "Async/Async.h"
#include "BridgeCharacter.h"
#include "BridgeClock.h"
#include "BridgeHearing.h"
#include "BridgeHub.h"
#include "BridgeLink.h"
#include "BridgeNpcComponent.h"
#include "BridgeSayAndWait.h"
#include "BridgeSettings.h"
#include "BridgeText.h"
#include "BridgeVoiceComponent.h"
#include "Modules/ModuleManager.h"
#include "NumberChecks.h"
#include "StubAudio.h"
#include "StubWorld.h"

using avatarbridge::Request;
using stub::FSpeaker;

namespace {

constexpr double kPatienceSeconds = 12.0;
constexpr double kPictureSeconds = 1.0 / 60.0;

NumberChecks checks;

/** What Blueprint would have: somebody who is told of everything. */
class UEar : public UObject {
    UE_STUB_CLASS(UEar, UObject)

public:
    std::vector<std::string> told;
    int words = 0;
    bool isOnGameThread = true;

    void listenTo(UBridgeNpcComponent& npc) {
        npc.OnUtteranceStarted.AddDynamic(this, &UEar::onStarted);
        npc.OnWord.AddDynamic(this, &UEar::onWord);
        npc.OnUtteranceEnded.AddDynamic(this, &UEar::onEnded);
        npc.OnInterrupted.AddDynamic(this, &UEar::onCut);
        npc.OnError.AddDynamic(this, &UEar::onError);
        npc.OnConnected.AddDynamic(this, &UEar::onConnected);
    }

    void onStarted(const FBridgeNote& note) { take("start " + ToUtf8(note.Text)); }
    void onWord(const FBridgeNote& note) {
        words++;
        take("word " + ToUtf8(note.Text));
    }
    void onEnded(const FBridgeNote&) { take("end"); }
    void onCut(const FBridgeNote&) { take("cut"); }
    void onError(const FString& why) { take("error " + ToUtf8(why)); }
    void onConnected(bool isThere) { take(isThere ? "there" : "gone"); }
    void onHeard(const FString&) { take("heard"); }
    void onNotHeard(const FString& why) { take("not heard: " + ToUtf8(why)); }

    bool has(const std::string& part) const {
        for (const std::string& one : told) {
            if (one.find(part) != std::string::npos) {
                return true;
            }
        }
        return false;
    }

private:
    void take(const std::string& what) {
        isOnGameThread &= IsInGameThread();
        told.push_back(what);
    }
};

/** A game in real time: pictures, and blocks of sound from a thread like the mixer's. */
class Game {
public:
    Game() {
        FSpeaker::Get().Plug(48'000.0f, 512, 2);
    }

    ~Game() { world.End(EEndPlayReason::EndPlayInEditor); }

    UBridgeNpcComponent* npc(const char* name, const FVector& place, bool hasVoice = true) {
        AActor* actor = world.Spawn(place);
        auto* made = world.Add<UBridgeNpcComponent>(actor);
        made->Character = name;
        if (hasVoice) {
            world.Add<UBridgeVoiceComponent>(actor);
        }
        return made;
    }

    /** Plays until something is so; false when it does not come. */
    bool until(const std::function<bool()>& isSo, const std::string& what,
               double patience = kPatienceSeconds) {
        const double end = FPlatformTime::Seconds() + patience;
        while (!isSo()) {
            if (FPlatformTime::Seconds() > end) {
                return checks.that(false, what);
            }
            picture();
        }
        return checks.that(true, what);
    }

    void play(double seconds) {
        const double end = FPlatformTime::Seconds() + seconds;
        while (FPlatformTime::Seconds() < end) {
            picture();
        }
    }

    stub::FWorld world;

private:
    void picture() {
        std::this_thread::sleep_for(std::chrono::milliseconds(4));
        const double now = FPlatformTime::Seconds();
        for (nextBlock_ = nextBlock_ > 0 ? nextBlock_ : now; nextBlock_ <= now;) {
            FSpeaker::Get().Pull(nextBlock_, world.Get().IsPaused());
            nextBlock_ += FSpeaker::Get().BlockSeconds();
        }
        if (now >= nextPicture_) {
            nextPicture_ = now + kPictureSeconds;
            world.Tick(static_cast<float>(kPictureSeconds));
        }
    }

    double nextBlock_ = 0;
    double nextPicture_ = 0;
};

std::string textOf(const FString& text) {
    return ToUtf8(text);
}

/** The pose of a character now, by its own stream: it is shared, so it is the one on screen. */
float headTurnOf(avatarbridge::CharacterStream& stream) {
    avatarbridge::Pose pose;
    return stream.draw(FBridgeClock::Micros(), pose) ? pose.head[4] : 0.0f;
}

void meet(Game& game, UBridgeNpcComponent& one, UBridgeNpcComponent& other, UEar& ear) {
    game.until([&] { return one.IsOnStage() && other.IsOnStage() && one.IsConnected(); },
               "both are on stage");
    checks.that(ear.has("there"), "who is connected is told so");
    checks.that(one.GetProblem().IsEmpty(), "nothing is wrong: " + textOf(one.GetProblem()));
    game.until([&] { return one.GetMeters().BufferedMillis > 0 && one.GetMeters().bHasVoice; },
               "its voice is the device, and motion is here");
}

void speak(Game& game, UBridgeNpcComponent& one, UEar& ear, UEar& otherEar) {
    bool wasSpeaking = false;
    UBridgeVoiceComponent* voice = one.GetOwner()->FindComponentByClass<UBridgeVoiceComponent>();
    float loudest = 0;
    UBridgeSayAndWait* node = UBridgeSayAndWait::SayAndWait(&one, TEXT("Hello there."));
    node->Heard.AddDynamic(&ear, &UEar::onHeard);
    node->Cut.AddDynamic(&ear, &UEar::onNotHeard);
    node->Activate();
    checks.that(node->StubIsRegistered(), "the node is kept alive");
    game.until(
        [&] {
            wasSpeaking |= one.IsSpeaking() && textOf(one.GetCurrentText()).find("Hello") == 0;
            loudest = FMath::Max(loudest, voice->GetLevel());
            return ear.has("heard");
        },
        "it was heard to its end");
    checks.that(!ear.has("not heard"), "and not cut");
    checks.that(!IsValid(node), "the node is done with");
    checks.that(wasSpeaking && !one.IsSpeaking(), "it spoke, and is silent");
    checks.that(ear.has("start Hello") && ear.has("end") && ear.words >= 2, "told of all of it");
    checks.that(!otherEar.has("start"), "the other one is silent");
    checks.that(ear.isOnGameThread, "events come on the game thread");
    checks.that(loudest > 0.01f, "it is heard");
    checks.isNear(one.GetMeters().SkewMillis, 0, 40, "mouth and sound are together");
    checks.that(one.GetMeters().Underruns == 0, "without a gap");
}

void interrupt(Game& game, UBridgeNpcComponent& one, UEar& ear) {
    ear.told.clear();
    bool isCut = false;
    one.AskAndHear(
        Request::say("This is a long sentence that nobody will ever hear the end of, I am afraid."),
        [&](EBridgeHeard how, const FString&) { isCut = how == EBridgeHeard::Cut; });
    game.until([&] { return one.IsSpeaking(); }, "it speaks");
    one.Interrupt();
    checks.that(isCut, "whoever waits is told at once");
    game.until([&] { return ear.has("cut") && !one.IsSpeaking(); }, "it is cut");
}

void look(Game& game, UBridgeNpcComponent& one) {
    const auto stream = FBridgeHub::Get()
                            .Link(FBridgeHub::ProjectOptions())
                            ->Character(one.Character)
                            ->GetStream();
    AActor* target = game.world.Spawn(one.GetComponentLocation() + FVector(100, -200, 150));
    one.LookAtActor(target);
    // The target is at the character's left: its head turns that way, +y for the bridge.
    game.until([&] { return headTurnOf(*stream) > 0.1f; }, "it looks to its left");
    target->SetActorLocation(one.GetComponentLocation() + FVector(100, 200, 150));
    game.until([&] { return headTurnOf(*stream) < -0.1f; }, "it follows to its right");
    target->Destroy();
    game.until([&] { return FMath::Abs(headTurnOf(*stream)) < 0.1f; },
               "it lets go of who is gone");
}

void refusals(Game& game, UBridgeNpcComponent& one, UEar& ear) {
    ear.told.clear();
    one.PlayGesture(TEXT("no-such-gesture"));
    game.until([&] { return ear.has("no-such-gesture"); }, "told of what does not exist");
    FBridgeAnswer answer;
    bool isAnswered = false;
    one.Ask(Request::playGesture("nod"), [&](const FBridgeAnswer& got) {
        isAnswered = true;
        answer = got;
    });
    checks.that(!isAnswered, "an answer takes its time");
    game.until([&] { return isAnswered; }, "it comes");
    checks.that(answer.bDone && answer.Code.IsEmpty(), "and a nod is done");
    ear.told.clear();
    one.Say(TEXT(""));
    game.until([&] { return ear.has("error"); }, "what is beyond limits is refused");
    one.SetEmotion(TEXT("joyy"), 0.8f);
    game.until([&] { return ear.has("joyy"); }, "told of a feeling that does not exist");
    game.play(0.3);  // in which it must not be asked for again
    one.SetEmotion(TEXT("joy"), 0.8f);
    one.SetStillness(0.2f);
    one.Listen();
    one.Listen(false);
    one.LookAtPlace(FVector(300, 0, 160));
    one.PlayGestureAt(TEXT("point-there"), FVector(300, 100, 100));
    one.Tell(TEXT("gift"), TEXT("a red apple"));
    ear.told.clear();
    game.play(0.5);
    checks.that(!ear.has("error"), "all else is done");
}

/** A second world may show the same character, as with two players in the editor. */
void twice(Game& game, UBridgeNpcComponent& one) {
    Game second;
    UBridgeNpcComponent* again = second.npc(textOf(one.Character).c_str(), FVector());
    UEar* ear = NewObject<UEar>();
    ear->listenTo(*again);
    second.world.Begin();
    one.Say(TEXT("Twice."));
    game.until(
        [&] {
            second.world.Tick(0.016f);
            return ear->has("start Twice") && ear->has("end");
        },
        "both worlds are told");
    checks.that(one.GetMeters().bHasVoice, "and one of them has the voice");
    checks.that(!again->GetOwner()->FindComponentByClass<UBridgeVoiceComponent>()->IsPlaying(),
                "the other one none");
    ear->MarkAsGarbage();
}

void deactivate(Game& game, UBridgeNpcComponent& one, UEar& ear) {
    ear.told.clear();
    int answers = 0;
    int endings = 0;
    one.Ask(Request::listen(), [&](const FBridgeAnswer&) { answers++; });
    one.AskAndHear(Request::say("Nobody hears this."),
                   [&](EBridgeHeard how, const FString&) { endings += how == EBridgeHeard::Cut; });
    one.Deactivate();
    checks.that(endings == 1, "whoever waited for a turn is told at once");
    checks.that(ear.has("gone") && !one.IsOnStage(), "it is gone");
    game.play(0.3);
    checks.that(answers == 0 && endings == 1, "answers that come late concern nobody");
    one.Say(TEXT("Anybody?"));
    checks.that(ear.has("not in play"), "and who asks then is told why nothing comes");
    one.Activate();
    game.until([&] { return one.IsOnStage() && one.GetMeters().bHasVoice && ear.has("there"); },
               "it is back, and says so");
}

/** Play ends while everything is under way; nothing comes after, and no thread is left. */
void endOfPlay(const FString& address) {
    int answers = 0;
    int endings = 0;
    TWeakPtr<FBridgeLink> link;
    double began = 0;
    {
        Game game;
        UBridgeNpcComponent* npc = game.npc("Ada", FVector());
        game.world.Begin();
        game.until([&] { return npc->IsOnStage(); }, "on stage once more");
        link = FBridgeHub::Get().Link(FBridgeHub::ProjectOptions());
        npc->Ask(Request::ping(), [&](const FBridgeAnswer&) { answers++; });
        npc->AskAndHear(Request::turn("How are you?"),
                        [&](EBridgeHeard, const FString&) { endings++; });
        began = FPlatformTime::Seconds();
    }
    checks.below(FPlatformTime::Seconds() - began, 1.0, "seconds until play has ended");
    stub::RunGameThreadTasks();
    checks.that(answers == 0 && endings == 1, "whoever waited was told, and nothing comes after");
    checks.that(!link.IsValid(), "nobody holds the link any more: " + textOf(address));
}

void nobodyThere() {
    Game game;
    UBridgeNpcComponent* npc = game.npc("Ada", FVector(), false);
    npc->StreamEndpoint = TEXT("tcp://localhost:9");
    UEar* ear = NewObject<UEar>();
    ear->listenTo(*npc);
    UBridgeNpcComponent* wrong = game.npc("Ada", FVector(), false);
    wrong->StreamEndpoint = TEXT("http://example");
    UBridgeNpcComponent* nameless = game.npc("", FVector(), false);
    UEar* wrongEar = NewObject<UEar>();
    wrongEar->listenTo(*wrong);
    UEar* namelessEar = NewObject<UEar>();
    namelessEar->listenTo(*nameless);
    game.world.Begin();
    checks.that(namelessEar->has("cannot be the name"), "a name that cannot be one is named");
    game.until([&] { return !npc->GetProblem().IsEmpty(); }, "what is wrong is said");
    checks.that(textOf(npc->GetProblem()).find("localhost:9") != std::string::npos,
                "with the address: " + textOf(npc->GetProblem()));
    checks.that(!wrong->GetProblem().IsEmpty(), "so is a bad address");
    wrong->Say(TEXT("Hello?"));
    game.until([&] { return wrongEar->has("error"); }, "and whoever asks is told");
    bool isCut = false;
    npc->AskAndHear(Request::say("Hello?"), [&](EBridgeHeard how, const FString&) {
        isCut = how == EBridgeHeard::Cut;
    });
    game.until([&] { return isCut; }, "nobody hears it");
    checks.that(!npc->IsConnected() && !ear->has("there"), "nobody was there");
}

void unload() {
    Game game;
    UBridgeNpcComponent* npc = game.npc("Ada", FVector());
    game.world.Begin();
    game.until([&] { return npc->IsOnStage(); }, "on stage before the module goes");
    bool isAnswered = false;
    const double began = FPlatformTime::Seconds();
    for (IModuleInterface* module : stub::Modules()) {
        module->ShutdownModule();
    }
    checks.below(FPlatformTime::Seconds() - began, 1.0, "seconds until the module has gone");
    npc->Ask(Request::ping(), [&](const FBridgeAnswer& got) { isAnswered = !got.bDone; });
    game.until([&] { return isAnswered; }, "who asks afterwards is told");
    game.play(0.1);
    checks.that(!npc->IsConnected(), "it is not connected");
}

}  // namespace

int main(int count, char** arguments) {
    if (count != 4) {
        std::fprintf(stderr, "usage: npc STREAM ONE OTHER\n");
        return 2;
    }
    stub::FLogged::Get().bShown = false;
    GetMutableDefault<UBridgeSettings>()->StreamEndpoint = arguments[1];
    {
        Game game;
        UBridgeNpcComponent* one = game.npc(arguments[2], FVector(500, 300, 0));
        UBridgeNpcComponent* other = game.npc(arguments[3], FVector(-100, 0, 0));
        UEar* ear = NewObject<UEar>();
        UEar* otherEar = NewObject<UEar>();
        ear->listenTo(*one);
        otherEar->listenTo(*other);
        game.world.Begin();
        meet(game, *one, *other, *ear);
        speak(game, *one, *ear, *otherEar);
        interrupt(game, *one, *ear);
        look(game, *one);
        refusals(game, *one, *ear);
        twice(game, *one);
        deactivate(game, *one, *ear);
    }
    endOfPlay(arguments[1]);
    nobodyThere();
    unload();
    return checks.finish();
}
