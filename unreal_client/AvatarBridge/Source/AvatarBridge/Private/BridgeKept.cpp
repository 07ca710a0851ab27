#include "BridgeKept.h"

int32 FBridgeKept::Remember(const avatarbridge::Request& Request) {
    LastNumber++;
    Settings.insert_or_assign(
        std::string(Request.kind()), FSetting{Request, LastNumber, true, std::string()});
    return LastNumber;
}

void FBridgeKept::Answer(std::string_view Kind, int32 Number, const std::string& Session,
                         bool bAnswered) {
    const auto Found = Settings.find(Kind);
    if (Found == Settings.end() || Found->second.Number != Number) {
        return;  // something else was asked since
    }
    Found->second.bAsking = false;
    if (bAnswered) {
        Found->second.ToldSession = Session;
    }
}
