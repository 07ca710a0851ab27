#pragma once

/** API/Runtime/Core/FApp */
class FApp {
public:
    /** API/Runtime/Core/FApp/CanEverRender */
    static bool CanEverRender() { return true; }
};
