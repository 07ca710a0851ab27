#pragma once

#include <charconv>
#include <cmath>
#include <cstdint>
#include <cstdio>
#include <initializer_list>
#include <string>
#include <string_view>
#include <type_traits>
#include <utility>
#include <vector>

namespace avatarbridge {

/**
 * A value of JSON, written down as soon as it is made; for what programs print. Numbers lose
 * nothing; what is not finite is null, for JSON has no word for it. Texts must be UTF-8.
 */
class Json {
public:
    Json() : text_("null") {}
    Json(bool value) : text_(value ? "true" : "false") {}
    Json(const char* text) : text_(quoted(text)) {}
    Json(std::string_view text) : text_(quoted(text)) {}
    Json(const std::string& text) : text_(quoted(text)) {}

    template <typename Number, std::enable_if_t<std::is_arithmetic_v<Number>, int> = 0>
    Json(Number number) : text_(spelled(number)) {}

    template <typename Item>
    Json(const std::vector<Item>& items) : text_("[]") {
        for (const auto& item : items) {
            push(Json(item));
        }
    }

    static Json array() { return raw("[]"); }

    static Json object(std::initializer_list<std::pair<std::string_view, Json>> fields = {}) {
        Json made = raw("{}");
        for (const auto& [key, value] : fields) {
            made.set(key, value);
        }
        return made;
    }

    /** Adds an item to an array. */
    Json& push(const Json& item) { return add(item.text_); }

    /** Adds a key to an object; each only once. */
    Json& set(std::string_view key, const Json& value) {
        return add(quoted(key) + ": " + value.text_);
    }

    const std::string& text() const { return text_; }

    /** Prints it as a line of its own. */
    void print(std::FILE* file = stdout) const {
        std::fwrite(text_.data(), 1, text_.size(), file);
        std::fputc('\n', file);
    }

private:
    static Json raw(const char* text) {
        Json made;
        made.text_ = text;
        return made;
    }

    /** Puts something before the closing bracket. */
    Json& add(const std::string& inside) {
        const char* comma = text_.size() > 2 ? ", " : "";
        text_.insert(text_.size() - 1, comma + inside);
        return *this;
    }

    template <typename Number>
    static std::string spelled(Number number) {
        if constexpr (std::is_floating_point_v<Number>) {
            if (!std::isfinite(number)) {
                return "null";
            }
        }
        char digits[64];
        const auto end = std::to_chars(digits, digits + sizeof digits, number).ptr;
        return std::string(digits, end);
    }

    static std::string quoted(std::string_view text) {
        static constexpr char kHex[] = "0123456789abcdef";
        std::string made = "\"";
        for (const char one : text) {
            const auto code = static_cast<unsigned char>(one);
            if (code < 0x20 || code == 0x7f || one == '"' || one == '\\') {
                made += "\\u00";
                made += kHex[code >> 4];
                made += kHex[code & 0xf];
            } else {
                made += one;
            }
        }
        return made + '"';
    }

    std::string text_;
};

}  // namespace avatarbridge
