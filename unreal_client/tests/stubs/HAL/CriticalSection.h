#pragma once

#include <mutex>

/** API/Runtime/Core/FCriticalSection : a mutex that its own thread may take again. */
class FCriticalSection {
public:
    void Lock() { Held.lock(); }
    bool TryLock() { return Held.try_lock(); }
    void Unlock() { Held.unlock(); }

private:
    std::recursive_mutex Held;
};
