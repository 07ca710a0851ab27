#include "BridgeVmcFeed.h"

#include <string>
#include <vector>

#include "BridgeText.h"
#include "HAL/PlatformTime.h"
#include "Misc/ScopeLock.h"
#include "OSCManager.h"
#include "OSCMessage.h"

namespace {

/** Messages of VMC have one text at most, and it comes first. */
struct FVmcArguments {
    explicit FVmcArguments(const FOSCMessage& Message) {
        TArray<FString> Strings;
        UOSCManager::GetAllStrings(Message, Strings);
        for (const FString& String : Strings) {
            Texts.push_back(ToUtf8(String));
        }
        for (const std::string& Text : Texts) {
            All.push_back(avatarbridge::VmcArgument::of(std::string_view(Text)));
        }
        AddNumbers(Message);
    }

    std::vector<std::string> Texts;
    std::vector<avatarbridge::VmcArgument> All;

private:
    /** The engine gives numbers by their type, which loses their order if there are two types. */
    void AddNumbers(const FOSCMessage& Message) {
        TArray<float> Floats;
        TArray<int32> Whole;
        UOSCManager::GetAllFloats(Message, Floats);
        UOSCManager::GetAllInt32s(Message, Whole);
        if (!Floats.IsEmpty() && !Whole.IsEmpty()) {
            return;
        }
        for (const float Number : Floats) {
            All.push_back(avatarbridge::VmcArgument::of(Number));
        }
        for (const int32 Number : Whole) {
            All.push_back(avatarbridge::VmcArgument::of(static_cast<float>(Number)));
        }
    }
};

}  // namespace

FBridgeVmcFeed::FBridgeVmcFeed(
    ILiveLinkClient& Client, const FGuid& Source, const FString& Character)
    : Subjects(Client, Source, Character, EBridgeSubjects::FaceAndBody) {}

void FBridgeVmcFeed::Hear(const FOSCMessage& Message, const FString&, uint16) {
    const std::string Address = ToUtf8(
        UOSCManager::GetOSCAddressFullPath(UOSCManager::GetOSCMessageAddress(Message)));
    if (Address.compare(0, 5, "/VMC/") != 0) {
        return;
    }
    const FVmcArguments Arguments(Message);
    const FScopeLock Lock(&Gate);
    if (bClosed) {
        return;
    }
    Stage.take({Address, Arguments.All.data(), Arguments.All.size()});
    // The engine does not tell where a datagram ends. It need not: an "apply" ends a pose, and
    // senders without one begin the next with the time or their state.
    Stage.endPacket();
    HeardSeconds = FPlatformTime::Seconds();
    if (Stage.draw(Pose)) {
        Show(HeardSeconds);
    }
}

void FBridgeVmcFeed::SetHipsHeight(float Metres) {
    const FScopeLock Lock(&Gate);
    Stage.setHipsHeight(Metres);
}

void FBridgeVmcFeed::SetFaceTurns(const avatarbridge::FaceTurns& Turns) {
    const FScopeLock Lock(&Gate);
    Subjects.Turn(Turns);
}

int64 FBridgeVmcFeed::CountPoses() const {
    const FScopeLock Lock(&Gate);
    return Stage.counts().frames;
}

double FBridgeVmcFeed::LastHeardSeconds() const {
    const FScopeLock Lock(&Gate);
    return HeardSeconds;
}

void FBridgeVmcFeed::Close() {
    const FScopeLock Lock(&Gate);
    bClosed = true;
    Subjects.Remove();
}

void FBridgeVmcFeed::Show(double NowSeconds) {
    if (!bIntroduced) {
        Subjects.Introduce(avatarbridge::VmcStage::rig());
        bIntroduced = true;
    }
    FBridgeInstant At;
    At.WorldSeconds = NowSeconds;
    Subjects.Show(Pose, At);
}
