#pragma once

#include "CoreMinimal.h"

#include <map>
#include <string>

#include "AvatarBridge/Wire/Request.h"

/**
 * What a character was set to: its feeling, style, policy and stillness. A sidecar that starts
 * anew knows nothing of it, and is told again. Game thread.
 */
class FBridgeKept {
public:
    /** Remembers a setting, in place of the last of its kind; returns its number. */
    int32 Remember(const avatarbridge::Request& Request);

    /**
     * Takes what became of a setting, if it still is the last of its kind. What the session
     * answered, done or refused, it is not told again; what was lost on the way, it is.
     */
    void Answer(std::string_view Kind, int32 Number, const std::string& Session, bool bAnswered);

    /** Calls `Tell(request, number)` for each that this session was not told. */
    template <typename FTell>
    void TellAgain(const std::string& Session, FTell Tell) {
        for (auto& [Kind, Setting] : Settings) {
            if (!Setting.bAsking && Setting.ToldSession != Session) {
                Setting.bAsking = true;
                Tell(Setting.Request, Setting.Number);
            }
        }
    }

private:
    struct FSetting {
        avatarbridge::Request Request;
        int32 Number;
        bool bAsking;
        std::string ToldSession;
    };
    std::map<std::string, FSetting, std::less<>> Settings;
    int32 LastNumber = 0;
};
