#pragma once

#include <cstddef>
#include <memory>
#include <utility>
#include <vector>

namespace avatarbridge {

/**
 * A queue of things in an order that its owner keeps. What leaves it is kept for what comes next,
 * with whatever it has allocated: it allocates only while it grows, from `kFewest` to `kMost`
 * places, both powers of two. For one thread at a time.
 */
template <typename Thing, std::size_t kFewest, std::size_t kMost>
class SlotRing {
public:
    SlotRing() { grow(kFewest); }

    SlotRing(const SlotRing&) = delete;
    SlotRing& operator=(const SlotRing&) = delete;

    std::size_t count() const { return count_; }

    /** The thing at a place; 0 is the first. */
    Thing& operator[](std::size_t place) { return *slot(place); }
    const Thing& operator[](std::size_t place) const { return *slot(place); }

    /**
     * Makes a place for a thing before that of another, and gives what is there: a thing that has
     * left. Where there are too many, the first one leaves.
     */
    Thing& insert(std::size_t place) {
        if (count_ == kMost) {
            drop(0, 1);
            place -= place > 0 ? 1 : 0;
        } else if (count_ == slots_.size()) {
            grow(2 * count_);
        }
        for (std::size_t i = count_; i > place; i--) {
            std::swap(slot(i), slot(i - 1));
        }
        count_++;
        return *slot(place);
    }

    /** Lets go of the places from `first` to before `end`; of none when that is not after it. */
    void drop(std::size_t first, std::size_t end) {
        if (first >= end) {
            return;
        }
        if (first == 0) {
            head_ += end;
        } else {
            for (std::size_t i = end; i < count_; i++) {
                std::swap(slot(first + i - end), slot(i));
            }
        }
        count_ -= end - first;
    }

    void clear() { count_ = 0; }

    /** The first place of which `isBefore` does not hold, if it holds up to there and not after. */
    template <typename IsBefore>
    std::size_t firstNot(const IsBefore& isBefore) const {
        std::size_t low = 0;
        std::size_t high = count_;
        while (low < high) {
            const std::size_t middle = (low + high) / 2;
            if (isBefore((*this)[middle])) {
                low = middle + 1;
            } else {
                high = middle;
            }
        }
        return low;
    }

private:
    using Slot = std::unique_ptr<Thing>;

    static_assert((kFewest & (kFewest - 1)) == 0 && (kMost & (kMost - 1)) == 0);

    std::size_t indexOf(std::size_t place) const { return (head_ + place) & (slots_.size() - 1); }

    Slot& slot(std::size_t place) { return slots_[indexOf(place)]; }
    const Slot& slot(std::size_t place) const { return slots_[indexOf(place)]; }

    void grow(std::size_t places) {
        std::vector<Slot> grown(places);
        for (std::size_t i = 0; i < places; i++) {
            grown[i] = i < slots_.size() ? std::move(slot(i)) : std::make_unique<Thing>();
        }
        slots_ = std::move(grown);
        head_ = 0;
    }

    std::vector<Slot> slots_;
    std::size_t head_ = 0;
    std::size_t count_ = 0;
};

}  // namespace avatarbridge
