#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <utility>
#include <vector>

#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Wire/Arguments.h"
#include "AvatarBridge/Wire/Point.h"
#include "AvatarBridge/Wire/RequestField.h"

namespace avatarbridge {

/** The keys of a request, in order, with the first thing that is wrong with them. */
class RequestFields {
public:
    const std::vector<RequestField>& all() const { return all_; }

    const Fault& fault() const { return fault_; }

    void addName(std::string_view key, std::string name) {
        Arguments::isName(key, name, fault_);
        all_.push_back({key, std::move(name)});
    }

    void addRequiredName(std::string_view key, std::string name) {
        Arguments::isRequiredName(key, name, fault_);
        all_.push_back({key, std::move(name)});
    }

    void addText(std::string_view key, std::string text) {
        Arguments::isText(key, text, fault_);
        all_.push_back({key, std::move(text)});
    }

    void addRequiredText(std::string_view key, std::string text) {
        Arguments::isRequiredText(key, text, fault_);
        all_.push_back({key, std::move(text)});
    }

    void addCount(std::string_view key, std::int64_t value) {
        Arguments::isCount(key, value, fault_);
        all_.push_back({key, value});
    }

    void addMicros(std::string_view key, std::int64_t value) {
        Arguments::isMicros(key, value, fault_);
        all_.push_back({key, value});
    }

    void addNumber(std::string_view key, double value, int low, int high) {
        Arguments::isNumber(key, value, low, high, fault_);
        all_.push_back({key, value});
    }

    void addFlag(std::string_view key, bool value) { all_.push_back({key, value}); }

    void addPoint(std::string_view key, const std::optional<Point>& point) {
        Arguments::isPoint(key, point, fault_);
        all_.push_back({key, point});
    }

    void refuse(std::string why) { fault_.say(std::move(why)); }

private:
    std::vector<RequestField> all_;
    Fault fault_;
};

}  // namespace avatarbridge
