#pragma once

#include "CoreTypes.h"
#include "Templates/Function.h"

/** API/Runtime/Core/ENamedThreads__Type : Async/TaskGraphInterfaces.h. */
namespace ENamedThreads {
enum Type { GameThread, AnyThread, AnyBackgroundThreadNormalTask };
}

/** API/Runtime/Core/AsyncTask */
void AsyncTask(ENamedThreads::Type Thread, TUniqueFunction<void()> Function);

namespace stub {

/** Runs what was handed to the game thread; the stand-in of a world does it at each tick. */
void RunGameThreadTasks();

}  // namespace stub
