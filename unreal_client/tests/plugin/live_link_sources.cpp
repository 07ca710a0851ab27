// The plugin's Live Link sources as the editor makes them, and the retarget asset on a mesh.
//
//   live_link_sources                        checks what needs no sidecar
//   live_link_sources STREAM SECS CHARACTER  prints what Live Link has after so long of a sidecar

#include <chrono>
#include <cmath>
#include <cstdlib>
#include <cstring>
#include <string>
#include <thread>
#include <vector>

#include "AvatarBridge/Rig/Retarget.h"
#include "BridgeEditorModule.cpp"  // nothing calls it, so no linker would look for it
#include "BridgeHub.h"
#include "BridgeLiveLinkSourceFactory.h"
#include "BridgeLiveLinkSourceSettings.h"
#include "BridgeRetargetAsset.h"
#include "BridgeSourceOptions.h"
#include "BridgeSourcePanels.h"
#include "BridgeVmcSourceFactory.h"
#include "BridgeVmcSourceSettings.h"
#include "Checks.h"
#include "HAL/PlatformTime.h"
#include "ILiveLinkSource.h"
#include "Json.h"
#include "MadeUpSkeleton.h"
#include "OSCServer.h"
#include "StubLiveLinkClient.h"
#include "Widgets/Input/SButton.h"
#include "Widgets/Input/SEditableTextBox.h"
#include "Widgets/SWidget.h"
#include "Widgets/Text/STextBlock.h"

using avatarbridge::Json;
using avatarbridge::MadeUpSkeleton;
using avatarbridge::ReferenceBone;

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
    FOSCMessage whole = message("/VMC/Ext/Blend/Val", "JawOpen", {});
    whole.StubInts.Add(1);
    say(whole);
    say(message("/VMC/Ext/Blend/Apply", "", {}));
    expect(face.value("JawOpen") == 1.0f && face.frames == 2, "whole numbers are numbers");
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

FReferenceSkeleton toUnreal(const std::vector<ReferenceBone>& bones) {
    FReferenceSkeleton made;
    for (const ReferenceBone& bone : bones) {
        const auto& turn = bone.local.rotation;
        const auto& place = bone.local.translation;
        made.StubAdd(FName(FromUtf8(bone.name)), bone.parent,
                     FTransform(FQuat(turn.x, turn.y, turn.z, turn.w),
                                FVector(place.x, place.y, place.z),
                                FVector(bone.scale, bone.scale, bone.scale)));
    }
    return made;
}

/** A body with its arm raised and its hips a hand's breadth lower, as a source pushes it. */
struct Body {
    Body() {
        avatarbridge::Pose pose;
        pose.fit(52, avatarbridge::humanRig().boneNames.size());
        pose.hips = {0, -0.1f, 0};
        const avatarbridge::BodySubject subject(avatarbridge::humanRig());
        std::vector<avatarbridge::BoneTransform> bones(avatarbridge::BodySubject::kCount);
        subject.fill(pose, bones.data());
        TArray<FName> names;
        for (std::size_t row = 0; row < bones.size(); row++) {
            const auto& turn = bones[row].rotation;
            const auto& place = bones[row].translation;
            names.Add(FName(FromUtf8(avatarbridge::mannyBones()[row].name)));
            frame.Transforms.Add(FTransform(FQuat(turn.x, turn.y, turn.z, turn.w),
                                            FVector(place.x, place.y, place.z)));
        }
        skeleton.SetBoneNames(names);
    }

    FLiveLinkSkeletonStaticData skeleton;
    FLiveLinkAnimationFrameData frame;
};

void testRetarget(Checks& expect) {
    Body body;
    const auto bones = MadeUpSkeleton().make();
    const FReferenceSkeleton reference = toUnreal(bones);
    const FBoneContainer all(reference, 1);
    FCompactPose pose(all);
    auto* asset = NewObject<UBridgeRetargetAsset>();
    asset->BuildPoseFromAnimationData(0.01f, &body.skeleton, &body.frame, pose);
    avatarbridge::Retarget core(bones);
    std::vector<avatarbridge::BoneTransform> subject(avatarbridge::BodySubject::kCount);
    for (std::size_t row = 0; row < subject.size(); row++) {
        const FTransform& from = body.frame.Transforms[static_cast<int32>(row)];
        const FQuat turn = from.GetRotation();
        subject[row].rotation = {float(turn.X), float(turn.Y), float(turn.Z), float(turn.W)};
        const FVector place = from.GetTranslation();
        subject[row].translation = {float(place.X), float(place.Y), float(place.Z)};
    }
    std::vector<avatarbridge::BoneTransform> locals(bones.size());
    core.apply(subject.data(), locals.data());
    int driven = 0;
    double most = 0;
    for (std::size_t bone = 0; bone < bones.size(); bone++) {
        const FTransform& is = pose[FCompactPoseBoneIndex(static_cast<int32>(bone))];
        driven += core.drives(bone) ? 1 : 0;
        most = (std::max)(most, std::fabs(is.GetTranslation().Z - locals[bone].translation.z));
        most = (std::max)(most, std::fabs(is.GetRotation().X - locals[bone].rotation.x));
        expect(is.GetScale3D().Equals(FVector(bones[bone].scale), 1e-6), "scales stay");
    }
    expect(driven > 50, "the body's bones are known");
    expect(most < 1e-4, "they stand as the core has them");
    expect(pose[FCompactPoseBoneIndex(1)].GetTranslation().Z <
               reference.GetRefBonePose()[1].GetTranslation().Z + 5,
           "the hips are lower");

    const FBoneContainer fewer(reference, 2, {static_cast<int32>(bones.size()) - 1});
    FCompactPose coarse(fewer);
    asset->BuildPoseFromAnimationData(0.01f, &body.skeleton, &body.frame, coarse);
    expect(coarse[FCompactPoseBoneIndex(3)].GetRotation().Equals(
               pose[FCompactPoseBoneIndex(3)].GetRotation(), 1e-5),
           "another level of detail has the same pose");

    FLiveLinkSkeletonStaticData other;
    other.SetBoneNames({FName("pelvis"), FName("tail")});
    FCompactPose untouched(all);
    asset->BuildPoseFromAnimationData(0.01f, &other, &body.frame, untouched);
    asset->BuildPoseFromAnimationData(0.01f, nullptr, nullptr, untouched);
    expect(untouched[FCompactPoseBoneIndex(3)].Equals(reference.GetRefBonePose()[3]),
           "another's subject is left alone");

    FLiveLinkBaseStaticData names;
    names.PropertyNames = {FName("JawOpen"), FName("EyeBlinkLeft")};
    FLiveLinkBaseFrameData values;
    values.PropertyValues = {0.25f, 1.0f};
    FBlendedCurve curves;
    asset->BuildPoseAndCurveFromBaseData(0.01f, &names, &values, untouched, curves);
    expect(curves.Get(FName("JawOpen")) == 0.25f, "a face's properties become curves");
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
    testRetarget(expect);
    testPanels(expect, count == 2 ? arguments[1] : "tcp://127.0.0.1:1");
    FBridgeHub::Get().Close();
    return expect.finish();
}
