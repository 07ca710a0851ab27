#pragma once

#include "CoreTypes.h"

/** API/Runtime/Core/FRunnable */
class FRunnable {
public:
    virtual ~FRunnable() = default;
    virtual bool Init() { return true; }
    virtual uint32 Run() = 0;
    virtual void Stop() {}
    virtual void Exit() {}
};
