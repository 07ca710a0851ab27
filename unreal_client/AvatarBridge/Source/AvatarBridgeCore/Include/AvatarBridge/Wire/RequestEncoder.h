#pragma once

#include <cstdint>
#include <string_view>
#include <vector>

#include "AvatarBridge/Wire/Limits.h"
#include "AvatarBridge/Wire/MsgPackWriter.h"
#include "AvatarBridge/Wire/Request.h"
#include "AvatarBridge/Wire/RequestField.h"

namespace avatarbridge {

/** Writes requests. Stateless; any thread that owns the bytes. */
struct RequestEncoder {
    /** Writes a request in place of what the bytes held. The reply repeats the id. */
    static void encode(std::int64_t id, std::string_view character, const Request& request,
                       std::vector<std::uint8_t>& into) {
        into.clear();
        MsgPackWriter writer(into);
        writer.writeRaw(Limits::kMajor);
        writer.writeRaw(Limits::kMinor);
        writer.writeMap(3 + request.fields().size());
        writer.writeString("id");
        writer.writeInteger(id);
        writer.writeString("request");
        writer.writeString(request.kind());
        writer.writeString("character");
        writer.writeString(character);
        for (const RequestField& field : request.fields()) {
            field.write(writer);
        }
    }
};

}  // namespace avatarbridge
