#pragma once

#include <algorithm>
#include <cstddef>
#include <cstdint>
#include <string>
#include <vector>

namespace avatarbridge {

/**
 * Who is shown of those on stage: who came since the last look, who has left. Nobody says goodbye
 * on a stream, so whoever was not seen for a while has left; but only while the stream is there,
 * for a sidecar that starts anew brings them back. One thread at a time.
 */
class Attendance {
public:
    /** Two looks may miss somebody; three do not. */
    static constexpr std::int64_t kGraceMicros = 8'000'000;

    /**
     * Takes the names that are on stage.
     *
     * @param isTold False while nobody tells who is on stage: then nobody leaves.
     */
    void look(const std::vector<std::string>& onStage, bool isTold, std::int64_t nowMicros) {
        arrived_.clear();
        left_.clear();
        for (const std::string& name : onStage) {
            see(name, nowMicros);
        }
        for (Place& place : present_) {
            if (!isTold) {
                place.seenMicros = (std::max)(place.seenMicros, nowMicros);
            } else if (nowMicros - place.seenMicros > kGraceMicros) {
                left_.push_back(place.name);
            }
        }
        for (const std::string& name : left_) {
            forget(name);
        }
    }

    /** Those whom the last look showed for the first time, in the order of the stage. */
    const std::vector<std::string>& arrived() const { return arrived_; }

    /** Those whom the last look gave up. */
    const std::vector<std::string>& left() const { return left_; }

    std::size_t count() const { return present_.size(); }

private:
    struct Place {
        std::string name;
        std::int64_t seenMicros;
    };

    void see(const std::string& name, std::int64_t nowMicros) {
        const auto found = find(name);
        if (found != present_.end()) {
            found->seenMicros = nowMicros;
            return;
        }
        present_.push_back({name, nowMicros});
        arrived_.push_back(name);
    }

    void forget(const std::string& name) { present_.erase(find(name)); }

    std::vector<Place>::iterator find(const std::string& name) {
        return std::find_if(present_.begin(), present_.end(),
                            [&name](const Place& place) { return place.name == name; });
    }

    std::vector<Place> present_;
    std::vector<std::string> arrived_;
    std::vector<std::string> left_;
};

}  // namespace avatarbridge
