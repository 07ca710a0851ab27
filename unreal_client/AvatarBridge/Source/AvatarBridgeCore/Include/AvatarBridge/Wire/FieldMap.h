#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

#include "AvatarBridge/Base/Bytes.h"
#include "AvatarBridge/Base/Fault.h"
#include "AvatarBridge/Wire/Limits.h"
#include "AvatarBridge/Wire/MsgPackReader.h"

namespace avatarbridge {

/**
 * Where the fields of one map are: they lie where the packet has them, and in any order. Lives
 * during one call of a decoder.
 */
class FieldMap {
public:
    /** Finds the fields of the map that fills `bytes`; `kind` stands in messages. */
    FieldMap(std::string_view kind, Bytes bytes, Fault& fault)
        : kind_(kind), bytes_(bytes), fault_(fault) {
        MsgPackReader reader(bytes, fault);
        std::size_t count = 0;
        if (!reader.readMap(count)) {
            say("found " + reader.describe() + ", expected a map");
        } else if (findAll(reader, count) && reader.remaining() > 0) {
            say("found " + std::to_string(reader.remaining()) + " bytes after its end");
        }
    }

    FieldMap(const FieldMap&) = delete;
    FieldMap& operator=(const FieldMap&) = delete;

    std::string_view kind() const { return kind_; }

    /** Names the map after what it turned out to be. */
    void rename(std::string_view kind) { kind_ = kind; }

    Fault& fault() const { return fault_; }

    bool has(std::string_view key) const { return find(key) != nullptr; }

    /** The bytes of a value, as they stand in the packet; none when it is missing. */
    Bytes raw(std::string_view key) const {
        const Place* place = find(key);
        if (place == nullptr) {
            refuse(key, "missing");
            return {};
        }
        return {bytes_.data + place->value, std::size_t{place->end} - place->value};
    }

    MsgPackReader reader(std::string_view key) const { return {raw(key), fault_}; }

    void refuse(std::string_view key, const std::string& why) const {
        say(std::string(key) + ": " + why);
    }

    /** Refuses what a field holds. */
    void refuseValue(std::string_view key, const std::string& expected) const {
        refuse(key, "found " + reader(key).describe() + ", expected " + expected);
    }

private:
    /** Offsets into the map's bytes. Not initialised: a packet has few, and the table is large. */
    struct Place {
        std::uint32_t key;
        std::uint32_t keySize;
        std::uint32_t value;
        std::uint32_t end;
    };

    bool findAll(MsgPackReader& reader, std::size_t count) {
        for (std::size_t i = 0; i < count; i++) {
            std::string_view key;
            if (!reader.readString(key)) {
                return say("found " + reader.describe() + " as a key, expected a string");
            }
            const std::size_t value = reader.position();
            if (!reader.skip()) {
                return false;
            }
            places_[i] = {narrow(value - key.size()), narrow(key.size()), narrow(value),
                          narrow(reader.position())};
            count_ = i + 1;
        }
        return true;
    }

    /** Looks from the end: of two values for one key the last one counts. */
    const Place* find(std::string_view key) const {
        for (std::size_t i = count_; i > 0; i--) {
            const Place& place = places_[i - 1];
            if (std::string_view(bytes_.text().data() + place.key, place.keySize) == key) {
                return &place;
            }
        }
        return nullptr;
    }

    bool say(const std::string& why) const { return fault_.say(std::string(kind_) + ": " + why); }

    /** Packets are far smaller than four gigabytes. */
    static std::uint32_t narrow(std::size_t offset) { return static_cast<std::uint32_t>(offset); }

    std::string_view kind_;
    Bytes bytes_;
    Fault& fault_;
    std::array<Place, Limits::kMaxKeys> places_;
    std::size_t count_ = 0;
};

}  // namespace avatarbridge
