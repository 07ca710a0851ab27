#include "Async/Async.h"

#include <mutex>
#include <thread>
#include <utility>
#include <vector>

#include "CoreMinimal.h"

namespace {

std::mutex Mutex;
std::vector<TUniqueFunction<void()>> Tasks;
const std::thread::id GameThreadId = std::this_thread::get_id();

}  // namespace

bool IsInGameThread() {
    return std::this_thread::get_id() == GameThreadId;
}

void AsyncTask(ENamedThreads::Type Thread, TUniqueFunction<void()> Function) {
    if (Thread == ENamedThreads::GameThread) {
        const std::lock_guard<std::mutex> Lock(Mutex);
        Tasks.push_back(std::move(Function));
    } else {
        std::thread([Task = std::move(Function)] { Task(); }).detach();
    }
}

void stub::RunGameThreadTasks() {
    check(IsInGameThread());
    std::vector<TUniqueFunction<void()>> Now;
    {
        const std::lock_guard<std::mutex> Lock(Mutex);
        Now.swap(Tasks);
    }
    for (const TUniqueFunction<void()>& Task : Now) {
        Task();
    }
}
