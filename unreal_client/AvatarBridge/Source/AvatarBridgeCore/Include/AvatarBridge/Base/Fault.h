#pragma once

#include <string>
#include <utility>

namespace avatarbridge {

/**
 * What went wrong, for people: what was found, where, what was expected.
 *
 * Stands where other code throws, for the engine builds without exceptions. What can fail returns
 * false and says why in a fault; the first word counts, for what follows mostly follows from it.
 */
class Fault {
public:
    bool isSet() const { return !text_.empty(); }

    const std::string& text() const { return text_; }

    /** Keeps the first text that it is given; returns false, so that `return fault.say(…)`. */
    bool say(std::string text) {
        if (text_.empty()) {
            text_ = std::move(text);
        }
        return false;
    }

    void clear() { text_.clear(); }

private:
    std::string text_;
};

}  // namespace avatarbridge
