#pragma once

#include <string>
#include <string_view>

#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Wire/Limits.h"
#include "AvatarBridge/Wire/Utf8.h"

namespace avatarbridge {

/** Whether a character can be called so; the fault says why not. */
inline bool isCharacterName(std::string_view name, Fault& fault) {
    if (name.empty()) {
        return fault.say("a character's name is not empty");
    }
    if (!Utf8::isValid(name)) {
        return fault.say("a character's name is proper text, in UTF-8");
    }
    if (Utf8::hasControl(name)) {
        return fault.say("a character's name has no control characters");
    }
    return name.size() <= Limits::kMaxCharacterBytes ||
           fault.say("the name \"" + std::string(name) + "\" has " + std::to_string(name.size()) +
                     " bytes in UTF-8; at most " + std::to_string(Limits::kMaxCharacterBytes) +
                     " are allowed");
}

/** The topic to subscribe to: the name and its zero byte. */
inline std::string topicOf(std::string_view name) {
    return std::string(name) + '\0';
}

}  // namespace avatarbridge
