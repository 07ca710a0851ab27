#pragma once

#include <thread>

#include "Containers/UnrealString.h"
#include "HAL/Runnable.h"

/** API/Runtime/Core/EThreadPriority */
enum EThreadPriority {
    TPri_Normal,
    TPri_AboveNormal,
    TPri_BelowNormal,
    TPri_Highest,
    TPri_Lowest,
    TPri_SlightlyBelowNormal,
    TPri_TimeCritical,
};

/** API/Runtime/Core/FRunnableThread : destroying one kills it and waits. */
class FRunnableThread {
public:
    static FRunnableThread* Create(FRunnable* InRunnable, const TCHAR* ThreadName,
                                   uint32 InStackSize = 0,
                                   EThreadPriority InThreadPri = TPri_Normal) {
        (void)InStackSize;
        (void)InThreadPri;
        return new FRunnableThread(InRunnable, ThreadName);
    }
    virtual ~FRunnableThread() { Kill(true); }
    bool Kill(bool bShouldWait = true) {
        Runnable->Stop();
        if (bShouldWait) {
            WaitForCompletion();
        }
        return true;
    }
    void WaitForCompletion() {
        if (Thread.joinable()) {
            Thread.join();
        }
    }
    const FString& GetThreadName() const { return Name; }

private:
    FRunnableThread(FRunnable* InRunnable, const TCHAR* InName)
        : Runnable(InRunnable), Name(InName), Thread([InRunnable] {
              if (InRunnable->Init()) {
                  InRunnable->Run();
                  InRunnable->Exit();
              }
          }) {}

    FRunnable* Runnable;
    FString Name;
    std::thread Thread;
};
