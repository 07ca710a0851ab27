// What Live Link is told, by whom and when: the sources and the retarget asset, in virtual time.

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
    expect(settings->Mode == ELiveLinkSourceMode::EngineTime, "Live Link mixes by the engine's time");
    expect(std::fabs(settings->ShownAfterSeconds() - 0.025) < 1e-6, "a little behind");
    settings->BufferSettings.EngineTimeClockOffset = 0.004;
    expect(std::fabs(settings->ShownAfterSeconds() - 0.029) < 1e-6, "by its clock of ours");
    settings->BufferSettings.EngineTimeClockOffset = -30.0;
    expect(std::fabs(settings->ShownAfterSeconds() + 0.075) < 1e-6, "unless that makes no sense");
    settings->Mode = ELiveLinkSourceMode::Latest;
    expect(settings->ShownAfterSeconds() == 0.0, "the latest is shown at once");
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
    testComingAndGoing(expect);
    testRestart(expect);
    testWishes(expect);
    testSettings(expect);
    testConnectionStrings(expect);
    return expect.finish();
}
