#include "BridgeConnectionTest.h"

#include <string>
#include <vector>

#include "AvatarBridge/Link/ConnectionFacts.h"
#include "AvatarBridge/Link/ConnectionVerdict.h"
#include "AvatarBridge/Playback/CharacterStream.h"
#include "BridgeHub.h"
#include "BridgeLink.h"
#include "BridgeText.h"
#include "HAL/PlatformTime.h"

namespace {

/** By then a connection has been tried a few times, and has failed alike. */
constexpr double TestTriesSeconds = 1.0;

/** Descriptions come once a second. */
constexpr double TestStageSeconds = 3.5;

/** The first answers of a new connection are slower than the rest. */
constexpr double TestAnswerSeconds = 2.5;

bool IsThere(const avatarbridge::Connection& Connection) {
    return Connection.state() == avatarbridge::ConnectionState::Connected ||
           Connection.state() == avatarbridge::ConnectionState::Silent;
}

std::string WordsOf(const avatarbridge::Finding& Finding) {
    return Finding.toDo.empty() ? Finding.what : Finding.what + " " + Finding.toDo;
}

}  // namespace

FBridgeConnectionTest::FBridgeConnectionTest(const FBridgeSourceOptions& Options)
    : Link(FBridgeHub::Get().Link(FBridgeHub::ProjectOptions(Options.Stream, Options.Requests))),
      BeganSeconds(FPlatformTime::Seconds()) {
    Link->Connection().lookAround();
}

FBridgeConnectionTest::~FBridgeConnectionTest() {
    if (Stream != nullptr) {
        Link->Connection().unfollow(Stream->character());
    }
}

bool FBridgeConnectionTest::Poll() {
    if (Findings.IsEmpty() && HasEnded(FPlatformTime::Seconds())) {
        Conclude();
    }
    return !Findings.IsEmpty();
}

bool FBridgeConnectionTest::HasEnded(double Seconds) {
    if (Link->Connection().state() == avatarbridge::ConnectionState::Stopped) {
        return true;
    }
    if (Stream != nullptr) {
        return Stream->measure(Seconds * 1e6).isClockKnown ||
               Seconds - FollowedSeconds > TestAnswerSeconds;
    }
    Follow(Seconds);
    const bool bRefused = !IsThere(Link->Connection()) &&
                          !Link->Connection().lastError().empty() &&
                          Seconds - BeganSeconds > TestTriesSeconds;
    return Stream == nullptr && (bRefused || Seconds - BeganSeconds > TestStageSeconds);
}

/** Follows the first who is seen: a connection asks the time for those whom it follows. */
void FBridgeConnectionTest::Follow(double Seconds) {
    const std::vector<std::string> Characters = Link->Connection().characters();
    if (!Characters.empty()) {
        Stream = Link->Connection().follow(Characters.front());
        FollowedSeconds = Seconds;
    }
}

void FBridgeConnectionTest::Conclude() {
    const avatarbridge::Connection& Connection = Link->Connection();
    avatarbridge::ConnectionFacts Facts;
    Facts.streamEndpoint = Link->GetOptions().streamEndpoint;
    Facts.controlEndpoint = Connection.controlEndpoint();
    Facts.linkError = Connection.lastError();
    Facts.isStreamConnected = IsThere(Connection);
    Facts.characters = Connection.characters();
    Facts.malformed = Connection.malformed();
    if (Connection.state() == avatarbridge::ConnectionState::Stopped) {
        Facts.addressError = Facts.linkError;
    }
    if (Stream != nullptr) {
        Measure(Facts);
    }
    std::string Words;
    for (const avatarbridge::Finding& Finding : avatarbridge::verdictOf(Facts)) {
        Words += (Words.empty() ? "" : "\n") + WordsOf(Finding);
    }
    Findings = FText::FromString(FromUtf8(Words));
}

void FBridgeConnectionTest::Measure(avatarbridge::ConnectionFacts& Facts) const {
    const avatarbridge::Meters Meters = Stream->measure(FPlatformTime::Seconds() * 1e6);
    Facts.isAnswered = Meters.isClockKnown;
    Facts.roundTripMillis = Meters.roundTripMicros * 1e-3;
    if (const avatarbridge::DescriptionPtr Description = Stream->description()) {
        Facts.frameRate = Description->frameRate;
        Facts.sampleRate = Description->sampleRate;
    }
}
