#pragma once

#include "HAL/CriticalSection.h"

/** API/Runtime/Core/FScopeLock */
class FScopeLock {
public:
    explicit FScopeLock(FCriticalSection* InSynchObject) : SynchObject(InSynchObject) {
        SynchObject->Lock();
    }
    ~FScopeLock() { SynchObject->Unlock(); }
    FScopeLock(const FScopeLock&) = delete;
    FScopeLock& operator=(const FScopeLock&) = delete;

private:
    FCriticalSection* SynchObject;
};
