// What the header tool writes of BridgeTypes.h, which has only structs.
#undef GENERATED_BODY
#define GENERATED_BODY()
