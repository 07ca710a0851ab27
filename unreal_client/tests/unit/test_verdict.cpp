#include <doctest/doctest.h>

#include <string>
#include <vector>

#include "AvatarBridge/Link/ConnectionVerdict.h"

namespace {

using avatarbridge::ConnectionFacts;
using avatarbridge::Finding;
using avatarbridge::FindingKind;
using avatarbridge::verdictOf;

ConnectionFacts good() {
    ConnectionFacts facts;
    facts.streamEndpoint = "tcp://127.0.0.1:5570";
    facts.controlEndpoint = "tcp://127.0.0.1:5571";
    facts.isStreamConnected = true;
    facts.characters = {"hana", "ren"};
    facts.frameRate = 60;
    facts.sampleRate = 24000;
    facts.isAnswered = true;
    facts.roundTripMillis = 0.4;
    return facts;
}

bool has(const Finding& finding, const std::string& text) {
    return (finding.what + " " + finding.toDo).find(text) != std::string::npos;
}

TEST_CASE("a verdict of what works names the characters and how fast requests are") {
    const auto findings = verdictOf(good());
    REQUIRE(findings.size() == 2);
    CHECK(findings[0].what == "On stage: hana, ren (60 frames and 24000 samples a second).");
    CHECK(findings[1].what == "Requests are answered within 1 ms.");
    CHECK(findings[0].kind == FindingKind::Good);
    CHECK(findings[1].toDo.empty());
}

TEST_CASE("a verdict without a stream says why once, and how to start the sidecar") {
    ConnectionFacts facts = good();
    facts.isStreamConnected = false;
    facts.linkError = "tcp://127.0.0.1:5570: connection refused";
    const auto findings = verdictOf(facts);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].kind == FindingKind::Problem);
    CHECK(findings[0].what == "There is no stream at tcp://127.0.0.1:5570: connection refused.");
    CHECK(has(findings[0], "bridge run"));
    CHECK(has(findings[0], "firewall"));
    facts.linkError = "nobody listens there; is the sidecar running?";
    const std::string asked = verdictOf(facts)[0].what;
    CHECK(asked == "There is no stream at tcp://127.0.0.1:5570: " + facts.linkError);
}

TEST_CASE("a verdict of an address that is none says how one is written") {
    ConnectionFacts facts;
    facts.addressError = "\"5570\" is no address";
    const auto findings = verdictOf(facts);
    REQUIRE(findings.size() == 1);
    CHECK(has(findings[0], "\"5570\" is no address"));
    CHECK(has(findings[0], "tcp://127.0.0.1:5570"));
}

TEST_CASE("a verdict of an empty stage asks for the port of requests") {
    ConnectionFacts facts = good();
    facts.characters.clear();
    const auto findings = verdictOf(facts);
    REQUIRE(findings.size() == 1);
    CHECK(findings[0].kind == FindingKind::Problem);
    CHECK(has(findings[0], "5571"));
}

TEST_CASE("the worst of a verdict comes first") {
    ConnectionFacts facts = good();
    facts.isAnswered = false;
    facts.linkError = "no answer came";
    facts.malformed = 3;
    const auto findings = verdictOf(facts);
    REQUIRE(findings.size() == 3);
    CHECK(findings[0].kind == FindingKind::Problem);
    CHECK(has(findings[0], "tcp://127.0.0.1:5571 are not answered: no answer came."));
    CHECK(findings[1].kind == FindingKind::Hint);
    CHECK(has(findings[1], "3 packets"));
    CHECK(findings[2].kind == FindingKind::Good);
}

TEST_CASE("a verdict knows a recording, and a slow network") {
    ConnectionFacts replay = good();
    replay.isAnswered = false;
    replay.controlEndpoint.clear();
    CHECK(has(verdictOf(replay)[0], "recording"));
    CHECK(verdictOf(replay)[0].kind == FindingKind::Hint);
    ConnectionFacts slow = good();
    slow.roundTripMillis = 80;
    CHECK(has(verdictOf(slow)[0], "80 ms"));
    CHECK(verdictOf(slow)[0].kind == FindingKind::Hint);
}

}  // namespace
