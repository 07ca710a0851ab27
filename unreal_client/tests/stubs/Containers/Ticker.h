#pragma once

#include <vector>

#include "CoreMinimal.h"

/** API/Runtime/Core/FTickerDelegate : "return true to fire after another InDelay time". */
using FTickerDelegate = TDelegate<bool(float)>;

/** API/Runtime/Core/FTSTicker : "fires delegates after a delay". */
class FTSTicker {
    struct FElement {
        FTickerDelegate Delegate;
    };

public:
    using FDelegateHandle = TWeakPtr<FElement>;

    static FTSTicker& GetCoreTicker() {
        static FTSTicker Ticker;
        return Ticker;
    }
    FDelegateHandle AddTicker(const FTickerDelegate& InDelegate, float = 0.0f) {
        Elements.push_back(MakeShared<FElement>(FElement{InDelegate}));
        return Elements.back();
    }
    static void RemoveTicker(FDelegateHandle Handle) {
        auto& All = GetCoreTicker().Elements;
        for (std::size_t Index = 0; Index < All.size(); Index++) {
            if (All[Index].ToSharedPtr() == Handle.Pin()) {
                All.erase(All.begin() + static_cast<std::ptrdiff_t>(Index));
                return;
            }
        }
    }

    /** Fires everything, whatever its delay. */
    void StubFire() {
        const std::vector<TSharedRef<FElement>> All = Elements;
        for (const TSharedRef<FElement>& One : All) {
            if (!One->Delegate.Execute(0.0f)) {
                RemoveTicker(One);
            }
        }
    }
    int StubCount() const { return static_cast<int>(Elements.size()); }

private:
    std::vector<TSharedRef<FElement>> Elements;
};
