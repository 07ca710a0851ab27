#pragma once

#include <string>
#include <string_view>

namespace avatarbridge {

/** The Live Link subject of a character's face, such as `hana_Face`. */
inline std::string faceSubjectName(std::string_view character) {
    return std::string(character) + "_Face";
}

/** The Live Link subject of a character's body, such as `hana_Body`. */
inline std::string bodySubjectName(std::string_view character) {
    return std::string(character) + "_Body";
}

}  // namespace avatarbridge
