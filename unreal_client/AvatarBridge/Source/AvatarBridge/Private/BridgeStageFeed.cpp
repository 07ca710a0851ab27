#include "BridgeStageFeed.h"

#include <algorithm>

#include "AvatarBridge/Playback/CharacterStream.h"
#include "AvatarBridge/Rig/Introduction.h"
#include "BridgeSubjects.h"
#include "BridgeText.h"
#include "ILiveLinkClient.h"
#include "Misc/ScopeLock.h"

/** One character on its way from the stream to Live Link. The link's thread only. */
struct FBridgeActor {
    FBridgeActor(
        std::shared_ptr<avatarbridge::CharacterStream> InStream, ILiveLinkClient& Client,
        const FGuid& Source, EBridgeSubjects Shown)
        : Stream(std::move(InStream)),
          Subjects(Client, Source, FromUtf8(Stream->character()), Shown) {}

    /** Pushes how the character is at an instant, once it is known. */
    void Show(double NowSeconds, double DrawnSeconds) {
        const avatarbridge::DescriptionPtr Description = Stream->description();
        if (Introduction.isDue(Description)) {
            Subjects.Introduce(Description->rig);
        }
        if (Description == nullptr || !Stream->draw(DrawnSeconds * 1e6, Pose)) {
            return;
        }
        FBridgeInstant At;
        At.WorldSeconds = NowSeconds;
        At.SceneSeconds = Pose.ptsMicros * 1e-6;
        At.FrameRate = Description->frameRate;
        Subjects.Show(Pose, At);
    }

    void Choose(EBridgeSubjects Shown) {
        Subjects.Choose(Shown);
        Introduction.forget();
    }

    std::shared_ptr<avatarbridge::CharacterStream> Stream;
    avatarbridge::Introduction Introduction;
    FBridgeSubjects Subjects;
    avatarbridge::Pose Pose;
};

namespace {

/** Somebody new is seen at once by eye. */
constexpr double StageLookSeconds = 0.25;

/** Looking around makes everybody describe themselves again, so it is done with measure. */
constexpr double StageLookAroundSeconds = 2.0;

std::int64_t StageMicros(double Seconds) { return static_cast<std::int64_t>(Seconds * 1e6); }

}  // namespace

FBridgeStageFeed::FBridgeStageFeed(
    avatarbridge::Connection& InConnection, ILiveLinkClient& InClient, const FGuid& InSource)
    : Connection(InConnection), Client(InClient), Source(InSource) {}

FBridgeStageFeed::~FBridgeStageFeed() = default;

void FBridgeStageFeed::Wish(const FBridgeWishes& InWishes) {
    const FScopeLock Lock(&Gate);
    Wished = InWishes;
    bHasWish = true;
}

FString FBridgeStageFeed::Shown() const {
    const FScopeLock Lock(&Gate);
    return ShownNames;
}

void FBridgeStageFeed::View(double NowSeconds) {
    TakeWishes();
    if (NowSeconds >= NextLookSeconds) {
        NextLookSeconds = NowSeconds + StageLookSeconds;
        LookAtStage(NowSeconds);
    }
    // Whoever changes the settings must not turn time back: poses go forward only.
    const double ShownSeconds = NowSeconds + Wishes.ShownAfterSeconds;
    LastDrawnSeconds = FMath::Max(LastDrawnSeconds, ShownSeconds - Wishes.PictureDelaySeconds);
    for (const std::unique_ptr<FBridgeActor>& Actor : Actors) {
        Actor->Show(NowSeconds, LastDrawnSeconds);
    }
}

void FBridgeStageFeed::Close() {
    for (const std::unique_ptr<FBridgeActor>& Actor : Actors) {
        Connection.unfollow(Actor->Stream->character());
        Actor->Subjects.Remove();
    }
    Actors.clear();
    Attendance = avatarbridge::Attendance();
    TellShown();
}

void FBridgeStageFeed::TakeWishes() {
    FBridgeWishes New;
    {
        const FScopeLock Lock(&Gate);
        if (!bHasWish) {
            return;
        }
        bHasWish = false;
        New = Wished;
    }
    if (New.Characters != Wishes.Characters) {
        Close();
        NextLookSeconds = 0.0;
    }
    if (New.Subjects != Wishes.Subjects) {
        for (const std::unique_ptr<FBridgeActor>& Actor : Actors) {
            Actor->Choose(New.Subjects);
        }
    }
    for (const std::unique_ptr<FBridgeActor>& Actor : Actors) {
        Actor->Subjects.Turn(New.Turns);
    }
    Wishes = New;
}

void FBridgeStageFeed::LookAtStage(double NowSeconds) {
    const bool bEverybody = Wishes.Characters.empty();
    const bool bConnected = Connection.state() == avatarbridge::ConnectionState::Connected;
    if (bEverybody && bConnected && NowSeconds >= NextLookAroundSeconds) {
        NextLookAroundSeconds = NowSeconds + StageLookAroundSeconds;
        Connection.lookAround();
    }
    Attendance.look(
        bEverybody ? Connection.characters() : Wishes.Characters, bConnected,
        StageMicros(NowSeconds));
    for (const std::string& Character : Attendance.left()) {
        Leave(Character);
    }
    for (const std::string& Character : Attendance.arrived()) {
        Enter(Character);
    }
    TellShown();
}

void FBridgeStageFeed::Enter(const std::string& Character) {
    if (const std::shared_ptr<avatarbridge::CharacterStream> Stream =
            Connection.follow(Character)) {
        Actors.push_back(
            std::make_unique<FBridgeActor>(Stream, Client, Source, Wishes.Subjects));
        Actors.back()->Subjects.Turn(Wishes.Turns);
    }
}

void FBridgeStageFeed::Leave(const std::string& Character) {
    const auto Found = std::find_if(
        Actors.begin(), Actors.end(), [&Character](const std::unique_ptr<FBridgeActor>& Actor) {
            return Actor->Stream->character() == Character;
        });
    if (Found != Actors.end()) {
        Connection.unfollow(Character);
        (*Found)->Subjects.Remove();
        Actors.erase(Found);
    }
}

void FBridgeStageFeed::TellShown() {
    FString Names;
    for (const std::unique_ptr<FBridgeActor>& Actor : Actors) {
        Names += (Names.IsEmpty() ? TEXT("") : TEXT(", ")) + FromUtf8(Actor->Stream->character());
    }
    const FScopeLock Lock(&Gate);
    ShownNames = Names;
}
