using UnrealBuildTool;

/// <summary>What runs in games and in the editor: Live Link sources, voice, components.</summary>
public class AvatarBridge : ModuleRules
{
    public AvatarBridge(ReadOnlyTargetRules Target) : base(Target)
    {
        PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;

        PublicDependencyModuleNames.AddRange(new[]
        {
            "Core",
            "CoreUObject",
            "Engine",
            "AudioMixer",
            "DeveloperSettings",
            "LiveLinkInterface",
            "LiveLinkAnimationCore",
        });

        PrivateDependencyModuleNames.AddRange(new[]
        {
            "AvatarBridgeCore",
            "OSC",
            "Sockets",
        });
    }
}
