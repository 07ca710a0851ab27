#pragma once

#include <algorithm>
#include <cmath>
#include <string>
#include <string_view>
#include <vector>

#include "AvatarBridge/Link/ConnectionFacts.h"

namespace avatarbridge {

/** How much a finding matters. */
enum class FindingKind {
    /** It does not work. */
    Problem,
    /** It works, but something should be known. */
    Hint,
    /** As it should be. */
    Good,
};

/** One thing that was found out, in words, and what to do about it. */
struct Finding {
    FindingKind kind = FindingKind::Good;
    /** One sentence: how it is. */
    std::string what;
    /** What to do next; empty when nothing needs to be done. */
    std::string toDo;
};

namespace verdict {

constexpr double kSlowMillis = 30;

inline std::string joined(const std::vector<std::string>& names) {
    std::string text;
    for (const std::string& name : names) {
        text += (text.empty() ? "" : ", ") + name;
    }
    return text;
}

/** A sentence and the reason for it, which may be unknown, and may end as one or not. */
inline std::string because(const std::string& sentence, const std::string& reason) {
    const std::string text = reason.empty() ? sentence : sentence + ": " + reason;
    const bool isEnded = std::string_view(".?!").find(text.back()) != std::string_view::npos;
    return isEnded ? text : text + ".";
}

/** Why there is no stream, without the address, which is said already. */
inline std::string reasonOf(const ConnectionFacts& facts) {
    const std::string prefix = facts.streamEndpoint + ": ";
    const bool repeats = facts.linkError.compare(0, prefix.size(), prefix) == 0;
    return repeats ? facts.linkError.substr(prefix.size()) : facts.linkError;
}

inline Finding noStream(const ConnectionFacts& facts) {
    return {FindingKind::Problem,
            because("There is no stream at " + facts.streamEndpoint, reasonOf(facts)),
            "Start the sidecar in a terminal: bridge run my_character.toml (or make demo). If it "
            "runs, compare the stream address that it prints with this one: its port is 5570 "
            "unless told otherwise, that of requests 5571. On another machine, let its firewall "
            "pass both ports."};
}

inline Finding ofCharacters(const ConnectionFacts& facts) {
    if (facts.characters.empty()) {
        return {FindingKind::Problem,
                facts.streamEndpoint + " takes connections, but streams no character.",
                "Is it the address for requests (5571 by default)? The stream's is 5570. "
                "Otherwise another program uses that port, or the sidecar is still loading: try "
                "again in a few seconds."};
    }
    return {FindingKind::Good,
            "On stage: " + joined(facts.characters) + " (" + std::to_string(facts.frameRate) +
                " frames and " + std::to_string(facts.sampleRate) + " samples a second).",
            ""};
}

inline Finding ofAnswers(const ConnectionFacts& facts) {
    const std::string millis = std::to_string(std::lround(std::ceil(facts.roundTripMillis)));
    if (!facts.isAnswered && facts.controlEndpoint.empty()) {
        return {FindingKind::Hint,
                "The stream is a recording that is played back: nobody takes requests.",
                "To let characters speak on demand, run the sidecar with bridge run."};
    }
    if (!facts.isAnswered) {
        return {FindingKind::Problem,
                because("The stream comes, but requests to " + facts.controlEndpoint +
                            " are not answered",
                        facts.linkError),
                "Without requests there is no clock, so nothing moves in step. Let the firewall "
                "pass this port too."};
    }
    if (facts.roundTripMillis > kSlowMillis) {
        return {FindingKind::Hint, "Requests take " + millis + " ms.",
                "Speech stays in step, but reacts later. If mouths stutter, raise the playout "
                "delay in the project's settings."};
    }
    return {FindingKind::Good, "Requests are answered within " + millis + " ms.", ""};
}

}  // namespace verdict

/**
 * Says what the facts of a connection test mean, and what to do: written for somebody who has
 * never heard of ZeroMQ. The worst comes first.
 */
inline std::vector<Finding> verdictOf(const ConnectionFacts& facts) {
    if (!facts.addressError.empty()) {
        return {{FindingKind::Problem, facts.addressError,
                 "Write it like tcp://127.0.0.1:5570, as the sidecar prints it at its start."}};
    }
    if (!facts.isStreamConnected) {
        return {verdict::noStream(facts)};
    }
    std::vector<Finding> findings = {verdict::ofCharacters(facts)};
    if (!facts.characters.empty()) {
        findings.push_back(verdict::ofAnswers(facts));
    }
    if (facts.malformed > 0) {
        findings.push_back(
            {FindingKind::Hint,
             verdict::because(
                 std::to_string(facts.malformed) + " packets could not be read", facts.linkError),
             "The sidecar and this plugin may be of different versions: update both."});
    }
    std::stable_sort(
        findings.begin(), findings.end(),
        [](const Finding& one, const Finding& other) { return one.kind < other.kind; });
    return findings;
}

}  // namespace avatarbridge
