using System.IO;
using UnrealBuildTool;

/// <summary>
/// The engine-free part: headers of standard C++ and nothing to link. As an external module it is
/// compiled as it stands in the tests, without the warnings that the engine raises to errors.
/// </summary>
public class AvatarBridgeCore : ModuleRules
{
    public AvatarBridgeCore(ReadOnlyTargetRules Target) : base(Target)
    {
        Type = ModuleType.External;
        PublicSystemIncludePaths.Add(Path.Combine(ModuleDirectory, "Include"));
    }
}
