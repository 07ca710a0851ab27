#include <doctest/doctest.h>

#include <initializer_list>
#include <limits>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "AvatarBridge/Vmc/VmcStage.h"

using namespace avatarbridge;

namespace {

using Arguments = std::vector<VmcArgument>;

/** A stage, and words for what senders say to it. */
struct Sender {
    VmcStage stage;
    Pose pose;

    bool say(std::string_view address, const Arguments& arguments = {}) {
        return stage.take({address, arguments.data(), arguments.size()});
    }

    bool bone(std::string_view name, Position p, Rotation q) {
        return say("/VMC/Ext/Bone/Pos",
                   {VmcArgument::of(name), VmcArgument::of(p.x), VmcArgument::of(p.y),
                    VmcArgument::of(p.z), VmcArgument::of(q.x), VmcArgument::of(q.y),
                    VmcArgument::of(q.z), VmcArgument::of(q.w)});
    }

    bool shape(std::string_view name, float value) {
        return say("/VMC/Ext/Blend/Val", {VmcArgument::of(name), VmcArgument::of(value)});
    }

    void apply() {
        say("/VMC/Ext/Blend/Apply");
        stage.endPacket();
    }

    bool draw() { return stage.draw(pose); }

    float weight(std::string_view arkit) const {
        return pose.weights[std::size_t(findArkit(arkit))];
    }
};

const Rotation kTurned{0.6f, 0, 0, 0.8f};

}  // namespace

TEST_CASE("nothing is shown before the sender says so, and each pose is drawn once") {
    Sender sender;
    CHECK_FALSE(sender.draw());
    CHECK(sender.shape("JawOpen", 0.5f));
    sender.stage.endPacket();
    CHECK_FALSE(sender.draw());
    sender.apply();
    CHECK(sender.draw());
    CHECK(sender.weight("JawOpen") == 0.5f);
    CHECK_FALSE(sender.draw());
}

TEST_CASE("what a sender leaves out keeps its value") {
    Sender sender;
    sender.bone("Head", {}, kTurned);
    sender.shape("JawOpen", 0.5f);
    sender.apply();
    sender.shape("EyeBlinkLeft", 2.0f);
    sender.apply();
    CHECK(sender.draw());
    CHECK(sender.weight("JawOpen") == 0.5f);
    CHECK(sender.weight("EyeBlinkLeft") == 1);
    CHECK(sender.pose.bones[4 * std::size_t(findVrmBone("head"))] == doctest::Approx(0.6f));
}

TEST_CASE("of senders that never apply, time and state show a pose") {
    for (const auto address : {"/VMC/Ext/T", "/VMC/Ext/OK"}) {
        Sender sender;
        sender.shape("A", 1);
        sender.say(address, {VmcArgument::of(1.0f)});
        sender.stage.endPacket();
        CHECK(sender.draw());
        sender.apply();  // from here on, only this does
        sender.shape("A", 0.5f);
        sender.say(address, {VmcArgument::of(1.0f)});
        sender.stage.endPacket();
        CHECK_FALSE(sender.draw());
    }
}

TEST_CASE("of senders that say nothing of the kind, a second bone or shape shows the pose") {
    Sender sender;
    sender.bone("Hips", {0, 0.88f, 0}, kTurned);
    sender.bone("Head", {}, {});
    sender.stage.endPacket();
    CHECK_FALSE(sender.draw());
    sender.bone("Hips", {0, 0.98f, 0}, {});
    CHECK(sender.draw());
    CHECK(sender.pose.hips[1] == 0);
    CHECK(sender.pose.bones[0] == doctest::Approx(0.6f));
    sender.shape("A", 0.1f);
    sender.shape("A", 0.2f);
    CHECK(sender.draw());
    CHECK(sender.pose.hips[1] == doctest::Approx(0.1f));
}

TEST_CASE("messages in one datagram may come in any order") {
    Sender sender;
    sender.say("/VMC/Ext/Blend/Apply");
    sender.shape("JawOpen", 0.25f);
    sender.stage.endPacket();
    CHECK(sender.draw());
    CHECK(sender.weight("JawOpen") == 0.25f);
}

TEST_CASE("what makes no sense is counted, dropped and changes nothing") {
    Sender sender;
    const auto number = VmcArgument::of(1.0f);
    const auto text = VmcArgument::of("Head");
    const VmcArgument other;
    const auto nan = VmcArgument::of(std::numeric_limits<float>::quiet_NaN());
    const std::vector<std::pair<const char*, Arguments>> bad = {
        {"/VMC/Ext/Bone/Pos", {}},
        {"/VMC/Ext/Bone/Pos", {text, number, number, number, number, number, number}},
        {"/VMC/Ext/Bone/Pos", {text, nan, number, number, number, number, number, number}},
        {"/VMC/Ext/Bone/Pos", {text, number, number, number, other, number, number, number}},
        {"/VMC/Ext/Bone/Pos", {number, number, number, number, number, number, number, number}},
        {"/VMC/Ext/Blend/Val", {text}},
        {"/VMC/Ext/Blend/Val", {text, text}},
        {"/VMC/Ext/Blend/Val", {text, nan}},
        {"/VMC/Ext/Root/Pos", {text, number}},
        {"/VMC/Ext/T", {text}},
        {"/VMC/Ext/OK", {}},
    };
    for (const auto& [address, arguments] : bad) {
        CAPTURE(address);
        CHECK_FALSE(sender.say(address, arguments));
    }
    CHECK_FALSE(sender.bone("Tail", {}, {}));
    CHECK_FALSE(sender.bone("Head", {}, {0, 0, 0, 0}));
    CHECK_FALSE(sender.bone("Head", {0, 1e38f, 0}, {}));
    CHECK(sender.stage.counts().unusable == std::int64_t(bad.size()) + 3);
    CHECK_FALSE(sender.say("/VMC/Ext/Cam", {text}));
    CHECK_FALSE(sender.say("", {}));
    CHECK(sender.stage.counts().unknown == 2);
    sender.apply();
    CHECK_FALSE(sender.draw());
}

TEST_CASE("surplus arguments are passed over") {
    Sender sender;
    Arguments many(20, VmcArgument::of(1.0f));
    many[0] = VmcArgument::of("root");
    CHECK(sender.say("/VMC/Ext/Root/Pos", many));
    many[0] = VmcArgument::of("head");  // in any case
    CHECK(sender.say("/VMC/Ext/Bone/Pos", many));
    CHECK(sender.stage.counts().unusable == 0);
}

TEST_CASE("expressions of either VRM move ARKit's face, and shapes of ARKit have their say") {
    Sender sender;
    sender.shape("A", 1);
    sender.shape("blinkLeft", 1);
    sender.shape("Unheard of", 1);
    sender.apply();
    CHECK(sender.draw());
    CHECK(sender.weight("JawOpen") == doctest::Approx(0.45f));
    CHECK(sender.weight("EyeBlinkLeft") == 1);
    CHECK(sender.weight("EyeBlinkRight") == 0);
    sender.shape("jawOpen", 0.9f);
    sender.shape("eyeBlink_R", 0.3f);
    sender.apply();
    CHECK(sender.draw());
    CHECK(sender.weight("JawOpen") == doctest::Approx(0.9f));
    CHECK(sender.weight("EyeBlinkRight") == doctest::Approx(0.3f));
}

TEST_CASE("eyes that are turned by bones only move the shapes too") {
    Sender sender;
    // Unity: 0.325 about +Y to the right, which is negative in glTF.
    sender.bone("LeftEye", {}, bridgeFromUnityRotation(aboutAxis({0, 1, 0}, -0.325f)));
    sender.apply();
    CHECK(sender.draw());
    CHECK(sender.weight("EyeLookInLeft") == doctest::Approx(0.5f).epsilon(1e-3));
    CHECK(sender.weight("EyeLookOutLeft") == 0);
    sender.shape("LookUp", 1);
    sender.apply();
    CHECK(sender.draw());
    CHECK(sender.weight("EyeLookInLeft") == 0);
    CHECK(sender.weight("EyeLookUpLeft") == 1);
}

TEST_CASE("hips travel from where the sender's rest, at the size of the reference body") {
    Sender sender;
    sender.stage.setHipsHeight(1.1f);
    sender.bone("Hips", {0.11f, 1.21f, 0}, {});
    sender.apply();
    CHECK(sender.draw());
    CHECK(sender.pose.hips[0] == doctest::Approx(-0.088f));
    CHECK(sender.pose.hips[1] == doctest::Approx(0.088f));
    sender.bone("Hips", {}, {});  // of senders that send no positions
    sender.apply();
    CHECK(sender.draw());
    CHECK(sender.pose.hips[1] == 0);
    sender.stage.setHipsHeight(0);  // as they stand first
    sender.bone("Hips", {0, 0.5f, 0}, {});
    sender.apply();
    sender.bone("Hips", {0, 0.6f, 0}, {});
    sender.apply();
    CHECK(sender.draw());
    CHECK(sender.pose.hips[1] == doctest::Approx(0.176f));
    sender.stage.setHipsHeight(0);
    sender.bone("Hips", {0, 0.01f, 0}, {});  // nobody stands so low
    sender.apply();
    CHECK(sender.draw());
    CHECK(sender.pose.hips[1] == doctest::Approx(-0.87f));
}

TEST_CASE("a flood of names ends somewhere") {
    Sender sender;
    for (int i = 0; i < 600; i++) {
        CHECK(sender.shape("name " + std::to_string(i), 1) == (i < 512));
    }
    CHECK_FALSE(sender.shape(std::string(200, 'x'), 1));
    CHECK_FALSE(sender.shape("", 1));
    CHECK(sender.shape("name 511", 0.5f));
}
