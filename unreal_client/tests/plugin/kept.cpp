// What a character was set to is told to each session once, until something else is.

#include <string>
#include <vector>

#include "BridgeKept.h"
#include "NumberChecks.h"

using avatarbridge::Request;

int main() {
    NumberChecks checks;
    FBridgeKept kept;
    std::vector<std::string> told;
    int32 number = 0;
    const auto tellAgain = [&](const char* session) {
        told.clear();
        kept.TellAgain(session, [&](const Request& request, int32 given) {
            told.emplace_back(request.kind());
            number = given;
        });
        return told.size();
    };

    const int32 joy = kept.Remember(Request::setEmotion("joy"));
    checks.that(tellAgain("one") == 0, "what is being asked is not asked again");
    kept.Answer("set-emotion", joy, "one", true);
    checks.that(tellAgain("one") == 0, "what a session was told it knows");
    checks.that(tellAgain("two") == 1 && told[0] == "set-emotion", "another one does not");
    checks.that(tellAgain("two") == 0, "it is asked once at a time");
    kept.Answer("set-emotion", number, "two", false);
    checks.that(tellAgain("two") == 1, "what was lost on the way is asked again");

    const int32 anger = kept.Remember(Request::setEmotion("anger"));
    kept.Answer("set-emotion", number, "two", true);
    checks.that(tellAgain("two") == 0, "a late answer is not the newest setting's");
    kept.Answer("set-emotion", anger, "two", true);
    checks.that(tellAgain("two") == 0, "what a session refused it is not asked for again");
    checks.that(tellAgain("three") == 1, "another one may know what the last did not");
    kept.Answer("set-emotion", number, "three", true);

    kept.Answer("set-style", kept.Remember(Request::setStyle("calm")), "three", true);
    kept.Answer("set-policy", kept.Remember(Request::setPolicy("quiet")), "three", true);
    checks.that(tellAgain("four") == 3, "each kind is kept for itself");
    return checks.finish();
}
