#pragma once

#include "Containers/Ticker.h"
#include "CoreMinimal.h"

class FBridgeCharacter;
class FBridgeLink;
class FBridgeLiveLinkSource;
class ILiveLinkClient;

/**
 * Sees to it that whoever is in play moves: where Live Link has no source of a character's
 * sidecar, it adds one, and takes it out again when nobody is in play any more. So a packaged game
 * needs no Live Link preset, and a source of a preset or of a user comes first.
 *
 * It looks a few times a second and not at once, because presets take a moment, and because
 * between two levels nobody is in play: a source that goes and comes would be a second one of
 * the same subjects, and "only 1 subject with the same name can be enabled", says
 * ILiveLinkClient/SetSubjectEnabled. Game thread.
 */
class FBridgeGameSources {
public:
    static FBridgeGameSources& Get();

    /** Somebody is in play from now on, as long as anybody holds it. */
    void Show(const TSharedRef<FBridgeCharacter>& Character);

    /** Forgets everybody, and leaves to Live Link what it has; called by the module that goes. */
    void Close();

private:
    /** A sidecar, and who of it is in play. */
    struct FStage {
        TWeakPtr<FBridgeLink> Link;
        TArray<TWeakPtr<FBridgeCharacter>> InPlay;
        double LastPlaySeconds = 0.0;

        /** The source that was added; once there was one, whoever removes it has a reason. */
        TSharedPtr<FBridgeLiveLinkSource> Source;
        bool bAdded = false;
    };

    FStage& StageOf(FBridgeLink& Link);
    bool Look(float);
    static bool Tend(FStage& Stage, ILiveLinkClient& Client, double NowSeconds);
    static void AddSource(FStage& Stage, ILiveLinkClient& Client);

    TArray<FStage> Stages;
    FTSTicker::FDelegateHandle Ticker;
};
