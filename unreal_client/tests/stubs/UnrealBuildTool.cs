// What the plugin's Build.cs files use of Unreal's build tool, as its reference describes it:
// https://dev.epicgames.com/documentation/en-us/unreal-engine/module-properties-in-unreal-engine

using System.Collections.Generic;

namespace UnrealBuildTool
{
    /// <summary>What is built.</summary>
    public class ReadOnlyTargetRules
    {
    }

    /// <summary>How a module is built; a Build.cs says so in its constructor.</summary>
    public class ModuleRules
    {
        public ModuleRules(ReadOnlyTargetRules Target)
        {
        }

        public enum ModuleType
        {
            CPlusPlus,
            External,
        }

        public enum PCHUsageMode
        {
            Default,
            NoPCHs,
            NoSharedPCHs,
            UseSharedPCHs,
            UseExplicitOrSharedPCHs,
        }

        public ModuleType Type { get; set; }

        public PCHUsageMode PCHUsage { get; set; }

        public List<string> PublicDependencyModuleNames { get; } = new List<string>();

        public List<string> PrivateDependencyModuleNames { get; } = new List<string>();

        public List<string> PublicSystemIncludePaths { get; } = new List<string>();

        public string ModuleDirectory => "";
    }
}
