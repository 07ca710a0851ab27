#pragma once

// https://dev.epicgames.com/documentation/en-us/unreal-engine/metadata-specifiers-in-unreal-engine
// https://dev.epicgames.com/documentation/en-us/unreal-engine/unreal-engine-uproperties

#define UCLASS(...)
#define USTRUCT(...)
#define UENUM(...)
#define UINTERFACE(...)
#define UPROPERTY(...)
#define UFUNCTION(...)
#define UPARAM(...)
#define UMETA(...)
#define UE_DEPRECATED(Version, Message) [[deprecated(Message)]]

// What the header tool writes into a class. A header's X.generated.h, or a test, says it of each
// class by defining GENERATED_BODY anew; of a struct, there is nothing to say.
#define GENERATED_BODY()
#define GENERATED_USTRUCT_BODY()
#define GENERATED_UCLASS_BODY()

#define UE_STUB_CLASS(Class, Parent)                                              \
public:                                                                           \
    using ThisClass = Class;                                                      \
    using Super = Parent;                                                         \
    static UClass* StaticClass() {                                                \
        static UClass Described(TEXT(#Class), Parent::StaticClass(), [](UObject* Outer) -> UObject* { \
            return stub::New<Class>(Outer);                                       \
        });                                                                       \
        return &Described;                                                        \
    }                                                                             \
    UClass* GetClass() const override { return StaticClass(); }                   \
                                                                                  \
private:
