#pragma once

// Misc/EngineVersionComparison.h, as public plugins include it (ruyo/VRM4U,
// facebook's voicesdk-unreal). The version is the builder's to choose: -DUE_STUB_MINOR=3.

#ifndef UE_STUB_MINOR
#define UE_STUB_MINOR 6
#endif

#define ENGINE_MAJOR_VERSION 5
#define ENGINE_MINOR_VERSION UE_STUB_MINOR
#define ENGINE_PATCH_VERSION 0

#define UE_VERSION_NEWER_THAN(Major, Minor, Patch)                                  \
    (ENGINE_MAJOR_VERSION > (Major) ||                                              \
     (ENGINE_MAJOR_VERSION == (Major) &&                                            \
      (ENGINE_MINOR_VERSION > (Minor) ||                                            \
       (ENGINE_MINOR_VERSION == (Minor) && ENGINE_PATCH_VERSION > (Patch)))))

#define UE_VERSION_OLDER_THAN(Major, Minor, Patch)                                  \
    (ENGINE_MAJOR_VERSION < (Major) ||                                              \
     (ENGINE_MAJOR_VERSION == (Major) &&                                            \
      (ENGINE_MINOR_VERSION < (Minor) ||                                            \
       (ENGINE_MINOR_VERSION == (Minor) && ENGINE_PATCH_VERSION < (Patch)))))
