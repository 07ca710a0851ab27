// What the header tool writes of BridgeVoiceComponent.h. Each header defines GENERATED_BODY anew.
#undef GENERATED_BODY
#define GENERATED_BODY() UE_STUB_CLASS(UBridgeVoiceComponent, USynthComponent)
