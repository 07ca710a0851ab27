#pragma once

#include <cstdint>
#include <optional>
#include <string>
#include <string_view>
#include <variant>

#include "AvatarBridge/Wire/MsgPackWriter.h"
#include "AvatarBridge/Wire/Point.h"

namespace avatarbridge {

/** A key of a request, which is one of the wire's words, with its value. */
struct RequestField {
    using Value = std::variant<std::string, std::int64_t, double, bool, std::optional<Point>>;

    std::string_view key;
    Value value;

    void write(MsgPackWriter& writer) const {
        writer.writeString(key);
        std::visit([&writer](const auto& one) { writeValue(writer, one); }, value);
    }

private:
    static void writeValue(MsgPackWriter& writer, const std::string& text) {
        writer.writeString(text);
    }

    static void writeValue(MsgPackWriter& writer, std::int64_t whole) {
        writer.writeInteger(whole);
    }

    static void writeValue(MsgPackWriter& writer, double number) { writer.writeFloat(number); }

    static void writeValue(MsgPackWriter& writer, bool flag) { writer.writeBoolean(flag); }

    static void writeValue(MsgPackWriter& writer, const std::optional<Point>& point) {
        if (!point.has_value()) {
            writer.writeNil();
            return;
        }
        writer.writeArray(3);
        writer.writeFloat(point->x);
        writer.writeFloat(point->y);
        writer.writeFloat(point->z);
    }
};

}  // namespace avatarbridge
