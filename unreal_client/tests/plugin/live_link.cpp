// What Live Link is told, by whom and when: the sources and the retarget asset, in virtual time.

#include <algorithm>
#include <cmath>
#include <cstring>
#include <string>
#include <vector>

#include "AvatarBridge/Link/Connection.h"
#include "AvatarBridge/Rig/MannyBones.h"
#include "BridgeLiveLinkSourceFactory.h"
#include "BridgeLiveLinkSourceSettings.h"
#include "BridgeSourceOptions.h"
#include "BridgeStageFeed.h"
#include "BridgeStatus.h"
#include "Checks.h"
#include "FakeSidecar.h"
#include "FakeStream.h"
#include "ILiveLinkSource.h"
#include "StubLiveLinkClient.h"

using avatarbridge::Connection;
using avatarbridge::FakeNetwork;
using avatarbridge::FakeSidecar;

namespace {

constexpr double kViewSeconds = 1.0 / 120;

/** A sidecar in memory, a connection, and a feed that shows it to a Live Link. */
struct Stage {
    explicit Stage(std::vector<std::string> cast)
        : sidecar(network, std::move(cast)),
          connection({}, network.clock, network),
          feed(connection, client, FGuid::NewGuid()) {}

    double now() const { return static_cast<double>(network.clock.micros) * 1e-6; }

    /** Lets time pass as the link's thread does; frames come two tenths of a second ahead. */
    void spend(double seconds) {
        const double until = now() + seconds;
        while (now() < until) {
            if (isPlaying && now() >= nextFrame_) {
                nextFrame_ = now() + 1.0 / 60;
                for (const std::string& one : sidecar.characters) {
                    sidecar.frame(one, sidecar.now() + 200'000);
                }
            }
            connection.pump(5);
            network.pass(1);
            if (now() >= nextView_) {
                nextView_ = now() + kViewSeconds;
                feed.View(now());
            }
        }
    }

    const StubSubject& operator[](const std::string& name) { return client[name]; }

    FakeNetwork network;
    FakeSidecar sidecar;
    Connection connection;
    StubLiveLinkClient client;
    FBridgeStageFeed feed;
    bool isPlaying = true;

private:
    double nextFrame_ = 0;
    double nextView_ = 0;
};

void testEverybody(Checks& expect) {
    Stage stage({"hana", "ren"});
    stage.spend(3.0);
    for (const char* name : {"hana_Face", "hana_Body", "ren_Face", "ren_Body"}) {
        expect(stage[name].isThere(), std::string(name) + " is there");
        expect(stage[name].frames > 100, std::string(name) + " has frames");
        expect(stage[name].wrong == 0, std::string(name) + " has frames in order and whole");
    }
    expect(stage.client.countThere() == 4, "there is nobody else");
    expect(stage.client.told() == 4, "subjects are described once, not with each description");
    expect(!stage["hana_Face"].isBody && stage["hana_Body"].isBody, "roles");
    const auto& names = stage["hana_Face"].made.GetBaseData()->PropertyNames;
    expect(names.Num() == 61 && names[0] == FName("EyeBlinkLeft") && names[60] == FName("RightEyeRoll"),
          "a face has the properties of Live Link Face");
    const auto& skeleton = stage["hana_Body"].skeleton();
    expect(skeleton.GetBoneNames()[1] == FName("pelvis") && skeleton.GetBoneParents()[0] == -1 &&
              skeleton.GetBoneParents()[1] == 0,
          "a body has the mannequin's bones");
    expect(stage["hana_Face"].clockOffset == 0.0, "times are of the engine's clock");
    expect(std::fabs(stage["hana_Face"].worldSeconds - stage.now()) < 0.02, "and are now");
    const std::string status = ToUtf8(BridgeStatusOf(stage.connection, stage.feed.Shown()).ToString());
    expect(status == "Active: hana, ren", status);
}

void testTheInstantThatIsShown(Checks& expect) {
    Stage stage({"hana"});
    FBridgeWishes wishes;
    wishes.ShownAfterSeconds = 0.05;
    stage.feed.Wish(wishes);
    stage.spend(4.0);
    const double session = static_cast<double>(stage.sidecar.now()) * 1e-6;
    const double ahead = stage["hana_Face"].sceneSeconds - session;
    expect(std::fabs(ahead - 0.05) < 0.02, "a frame is of when it is shown: " + std::to_string(ahead));
    wishes.PictureDelaySeconds = 0.1;
    stage.feed.Wish(wishes);
    stage.spend(2.0);
    const double later = static_cast<double>(stage.sidecar.now()) * 1e-6;
    const double behind = later - stage["hana_Face"].sceneSeconds;
    expect(std::fabs(behind - 0.05) < 0.02, "a picture can be delayed: " + std::to_string(behind));
    expect(stage["hana_Face"].wrong == 0, "and time does not turn back");
}

/** Reads as Live Link does, at every picture; returns by how much the instant shown is off. */
double readBy(Stage& stage, const UBridgeLiveLinkSourceSettings& settings, double seconds) {
    const auto& buffer = settings.BufferSettings;
    double worst = 0;
    for (const double until = stage.now() + seconds; stage.now() < until;) {
        FBridgeWishes wishes;
        wishes.ShownAfterSeconds = settings.ShownAfterSeconds();
        stage.feed.Wish(wishes);
        stage.spend(1.0 / 60);
        const double readAt = stage.now() - buffer.EngineTimeOffset - buffer.EngineTimeClockOffset -
                              buffer.SmoothEngineTimeOffset;
        const double heard = static_cast<double>(stage.sidecar.now()) * 1e-6;
        worst = (std::max)(worst, std::fabs(stage["hana_Face"].shownAt(readAt) - heard));
    }
    return worst;
}

void testWhatLiveLinkReads(Checks& expect) {
    Stage stage({"hana"});
    auto* settings = NewObject<UBridgeLiveLinkSourceSettings>();
    readBy(stage, *settings, 2.0);  // until clocks are known
    const auto off = [&] {
        readBy(stage, *settings, 0.2);
        return readBy(stage, *settings, 1.0);
    };
    const double usual = off();
    expect(usual < 0.002, "Live Link reads what is heard: " + std::to_string(usual));
    settings->BufferSettings.SmoothEngineTimeOffset = 0.0125;
    settings->BufferSettings.EngineTimeClockOffset = 0.008;
    const double smoothed = off();
    expect(smoothed < 0.002, "also as it smooths: " + std::to_string(smoothed));
    settings->BufferSettings.SmoothEngineTimeOffset = 0.03;
    settings->BufferSettings.EngineTimeOffset = 0.1f;
    const double changed = off();
    expect(changed < 0.002, "and as it changes: " + std::to_string(changed));
    expect(stage["hana_Face"].wrong == 0, "and time does not turn back");
}

void testTurnsOfTheHead(Checks& expect) {
    Stage stage({"hana"});
    const float turned[7] = {0, 0, 0, 0, 0.1f, 0, std::sqrt(1 - 0.01f)};
    std::memcpy(stage.sidecar.head.data(), turned, sizeof turned);
    stage.spend(2.0);
    const float yaw = stage["hana_Face"].value("HeadYaw");
    const float eye = stage["hana_Face"].value("LeftEyeYaw");
    const int told = stage.client.told();
    expect(std::fabs(yaw) > 0.01f, "a head is turned: " + std::to_string(yaw));
    FBridgeWishes wishes;
    wishes.Turns.yaw = -2;
    stage.feed.Wish(wishes);
    stage.spend(0.5);
    expect(std::fabs(stage["hana_Face"].value("HeadYaw") + 2 * yaw) < 1e-6f, "it can turn otherwise");
    expect(stage["hana_Face"].value("LeftEyeYaw") == eye, "without its eyes");
    expect(stage.client.told() == told, "and without being introduced anew");
}

void testComingAndGoing(Checks& expect) {
    Stage stage({"hana", "ren"});
    stage.spend(2.0);
    stage.sidecar.characters = {"hana", "yui"};
    stage.spend(3.0);
    expect(stage["yui_Face"].isThere(), "who comes is shown");
    expect(stage["ren_Face"].isThere(), "who is missed for a moment stays");
    stage.spend(9.0);
    expect(!stage["ren_Face"].isThere() && !stage["ren_Body"].isThere(), "who has left is taken out");
    expect(stage["hana_Face"].isThere() && stage["hana_Face"].introductions == 1, "others stay");
    stage.feed.Close();
    expect(stage.client.countThere() == 0, "at the end nobody is there");
}

void testRestart(Checks& expect) {
    Stage stage({"hana"});
    stage.spend(2.0);
    const int told = stage.client.told();
    stage.sidecar.end();
    stage.spend(20.0);
    expect(stage["hana_Face"].isThere(), "nobody leaves while the sidecar is away");
    expect(stage["hana_Face"].frames > 1000, "and everybody rests, frame by frame");
    stage.sidecar.session = "s2";
    stage.sidecar.offsetMicros = 5'000'000;
    stage.sidecar.begin();
    stage.spend(8.0);
    expect(stage.client.told() == told + 2, "a sidecar that starts anew is introduced anew, once");
    expect(stage["hana_Face"].frames > 100 && stage["hana_Face"].wrong == 0, "and goes on");
}

void testWishes(Checks& expect) {
    Stage stage({"hana", "ren"});
    FBridgeWishes wishes;
    wishes.Characters = {"ren"};
    stage.feed.Wish(wishes);
    stage.spend(2.0);
    expect(stage["ren_Face"].isThere() && !stage["hana_Face"].isThere(), "only who is wished for");
    wishes.Subjects = EBridgeSubjects::Face;
    stage.feed.Wish(wishes);
    stage.spend(1.0);
    expect(stage["ren_Face"].isThere() && !stage["ren_Body"].isThere(), "a body can be left out");
    wishes.Subjects = EBridgeSubjects::Body;
    wishes.Characters.clear();
    stage.feed.Wish(wishes);
    stage.spend(4.0);
    expect(!stage["ren_Face"].isThere() && stage["ren_Body"].isThere(), "or a face");
    expect(stage["hana_Body"].isThere() && stage["ren_Body"].wrong == 0, "and all can come back");
}

void testSettings(Checks& expect) {
    auto* settings = NewObject<UBridgeLiveLinkSourceSettings>();
    auto& buffer = settings->BufferSettings;
    const auto isAfter = [settings](double seconds) {
        return std::fabs(settings->ShownAfterSeconds() - seconds) < 1e-6;
    };
    expect(settings->Mode == ELiveLinkSourceMode::EngineTime, "Live Link mixes by the engine's time");
    expect(isAfter(0.01), "a little behind");
    buffer.EngineTimeClockOffset = 0.004;
    expect(isAfter(0.014), "and by its clock of ours");
    buffer.SmoothEngineTimeOffset = 0.0125;
    expect(isAfter(0.0265), "and by what it smooths");
    buffer.EngineTimeClockOffset = -30.0;
    buffer.SmoothEngineTimeOffset = 30.0;
    expect(isAfter(0.01), "unless that makes no sense");
    settings->Mode = ELiveLinkSourceMode::Latest;
    expect(isAfter(0.0), "the latest is shown at once");
    buffer.LatestOffset = 6;
    expect(isAfter(0.05), "or so many frames later");
    settings->Mode = ELiveLinkSourceMode::Timecode;
    expect(isAfter(0.0), "of the engine's timecode nothing is known");
}

void testConnectionStrings(Checks& expect) {
    FBridgeSourceOptions options;
    options.Stream = TEXT("tcp://10.0.0.7:5570");
    options.Requests = TEXT("tcp://10.0.0.7:5571");
    const auto again = FBridgeSourceOptions::FromString(options.ToString());
    expect(again.Stream == options.Stream && again.Requests == options.Requests, "a string keeps all");
    const auto project = FBridgeSourceOptions::FromString(TEXT(""));
    expect(project.Stream.IsEmpty(), "the empty one is the project's sidecar");
    const auto odd = FBridgeSourceOptions::FromString(TEXT(" ; x ;Stream = a=b;;Nope=1"));
    expect(odd.Stream == TEXT("a=b") && odd.Requests.IsEmpty(), "what is odd is passed over");
    FBridgeVmcOptions vmc;
    vmc.Port = 39540;
    vmc.Character = TEXT("guest");
    const auto heard = FBridgeVmcOptions::FromString(vmc.ToString());
    expect(heard.Port == 39540 && heard.Character == TEXT("guest"), "of VMC, too");
    expect(FBridgeVmcOptions::FromString(TEXT("")).Port == 39539, "the usual port");
    expect(!FBridgeVmcOptions::FromString(TEXT("Port=99999")).IsUsable(), "no such port");
}

}  // namespace

int main() {
    Checks expect;
    testEverybody(expect);
    testTheInstantThatIsShown(expect);
    testWhatLiveLinkReads(expect);
    testTurnsOfTheHead(expect);
    testComingAndGoing(expect);
    testRestart(expect);
    testWishes(expect);
    testSettings(expect);
    testConnectionStrings(expect);
    return expect.finish();
}
