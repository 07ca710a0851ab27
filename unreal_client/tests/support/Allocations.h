#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <cstdlib>
#include <new>

// Counts what the program allocates, of all threads. It replaces the program's operator new, so
// include it in exactly one file of a program.

#if defined(__GNUC__) && !defined(__clang__)
// Where only one of a pair is inlined, GCC takes our own two for strangers.
#pragma GCC diagnostic ignored "-Wmismatched-new-delete"
#endif

namespace avatarbridge {

struct Allocations {
    static inline std::atomic<std::int64_t> count{0};
    static inline std::atomic<std::int64_t> bytes{0};

    static void* make(std::size_t size) {
        count.fetch_add(1, std::memory_order_relaxed);
        bytes.fetch_add(static_cast<std::int64_t>(size), std::memory_order_relaxed);
        void* made = std::malloc(size > 0 ? size : 1);
        if (made == nullptr) {
            std::abort();
        }
        return made;
    }

    static void end(void* made) { std::free(made); }
};

}  // namespace avatarbridge

void* operator new(std::size_t size) {
    return avatarbridge::Allocations::make(size);
}

void* operator new[](std::size_t size) {
    return avatarbridge::Allocations::make(size);
}

void* operator new(std::size_t size, const std::nothrow_t&) noexcept {
    return avatarbridge::Allocations::make(size);
}

void* operator new[](std::size_t size, const std::nothrow_t&) noexcept {
    return avatarbridge::Allocations::make(size);
}

void operator delete(void* made) noexcept {
    avatarbridge::Allocations::end(made);
}

void operator delete[](void* made) noexcept {
    avatarbridge::Allocations::end(made);
}

void operator delete(void* made, std::size_t) noexcept {
    avatarbridge::Allocations::end(made);
}

void operator delete[](void* made, std::size_t) noexcept {
    avatarbridge::Allocations::end(made);
}
