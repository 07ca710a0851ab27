using UnrealBuildTool;

/// <summary>What only the editor shows: the panels that create Live Link sources.</summary>
public class AvatarBridgeEditor : ModuleRules
{
    public AvatarBridgeEditor(ReadOnlyTargetRules Target) : base(Target)
    {
        PCHUsage = PCHUsageMode.UseExplicitOrSharedPCHs;

        PrivateDependencyModuleNames.AddRange(new[]
        {
            "Core",
            "CoreUObject",
            "Engine",
            "AvatarBridge",
            "LiveLinkInterface",
            "Slate",
            "SlateCore",
        });
    }
}
