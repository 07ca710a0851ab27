#pragma once

#include <array>
#include <cstddef>
#include <cstdint>
#include <string>
#include <string_view>

namespace avatarbridge {

/** When the latest utterances began, for reports. For one thread at a time. */
class UtteranceLog {
public:
    void add(std::string_view utteranceId, std::int64_t ptsMicros) {
        entries_[next_].utteranceId.assign(utteranceId);
        entries_[next_].ptsMicros = ptsMicros;
        next_ = (next_ + 1) % kKept;
    }

    /** Gives the session time of an utterance's first sample; false when it is not known. */
    bool startOf(std::string_view utteranceId, std::int64_t& ptsMicros) const {
        for (const Entry& entry : entries_) {
            if (!utteranceId.empty() && entry.utteranceId == utteranceId) {
                ptsMicros = entry.ptsMicros;
                return true;
            }
        }
        return false;
    }

    void clear() {
        for (Entry& entry : entries_) {
            entry.utteranceId.clear();
        }
    }

private:
    struct Entry {
        std::string utteranceId;
        std::int64_t ptsMicros = 0;
    };

    static constexpr std::size_t kKept = 16;  // more than are ever between sent and heard

    std::array<Entry, kKept> entries_;
    std::size_t next_ = 0;
};

}  // namespace avatarbridge
