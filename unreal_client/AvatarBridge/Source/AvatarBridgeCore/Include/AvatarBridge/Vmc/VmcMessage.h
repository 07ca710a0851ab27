#pragma once

#include <cstddef>
#include <string_view>

namespace avatarbridge {

/** An argument of an OSC message, as whoever reads OSC hands it over. */
struct VmcArgument {
    enum class Kind {
        /** Of any width, whole or not. */
        Number,
        Text,
        /** A blob, a colour, true, nil: nothing that VMC has. */
        Other,
    };

    Kind kind = Kind::Other;
    float number = 0;
    /** UTF-8; good only during the call that hands it over. */
    std::string_view text;

    static VmcArgument of(float number) { return {Kind::Number, number, {}}; }
    static VmcArgument of(std::string_view text) { return {Kind::Text, 0, text}; }
};

/** An OSC message that was read by somebody else: good only during the call that hands it over. */
struct VmcMessage {
    std::string_view address;
    const VmcArgument* arguments = nullptr;
    std::size_t count = 0;
};

}  // namespace avatarbridge
