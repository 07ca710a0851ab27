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
    kept.Answer("set-emotion", joy, "one", true, false);
    checks.that(tellAgain("one") == 0, "what a session was told it knows");
    checks.that(tellAgain("two") == 1 && told[0] == "set-emotion", "another one does not");
    checks.that(tellAgain("two") == 0, "it is asked once at a time");
    kept.Answer("set-emotion", number, "two", false, false);
    checks.that(tellAgain("two") == 1, "what was lost on the way is asked again");

    const int32 anger = kept.Remember(Request::setEmotion("anger"));
    kept.Answer("set-emotion", number, "two", true, false);
    checks.that(tellAgain("two") == 0, "a late answer is not the newest setting's");
    kept.Answer("set-emotion", anger, "two", false, true);
    checks.that(tellAgain("three") == 0, "what was refused is forgotten");

    kept.Answer("set-style", kept.Remember(Request::setStyle("calm")), "three", true, false);
    kept.Answer("set-policy", kept.Remember(Request::setPolicy("quiet")), "three", true, false);
    checks.that(tellAgain("four") == 2, "each kind is kept for itself");
    return checks.finish();
}
