using System;
using System.Collections.Generic;

namespace AvatarBridge.Naming
{
    /// <summary>
    /// The 52 blendshapes of ARKit, in the order in which the sidecar sends their weights. Left
    /// and right are the character's own. Immutable; any thread.
    /// </summary>
    public static class ArkitShapes
    {
        public const int Count = 52;

        private static readonly string[] _names =
        {
            "eyeBlinkLeft", "eyeLookDownLeft", "eyeLookInLeft", "eyeLookOutLeft", "eyeLookUpLeft",
            "eyeSquintLeft", "eyeWideLeft",
            "eyeBlinkRight", "eyeLookDownRight", "eyeLookInRight", "eyeLookOutRight",
            "eyeLookUpRight", "eyeSquintRight", "eyeWideRight",
            "jawForward", "jawLeft", "jawRight", "jawOpen",
            "mouthClose", "mouthFunnel", "mouthPucker", "mouthLeft", "mouthRight",
            "mouthSmileLeft", "mouthSmileRight", "mouthFrownLeft", "mouthFrownRight",
            "mouthDimpleLeft", "mouthDimpleRight", "mouthStretchLeft", "mouthStretchRight",
            "mouthRollLower", "mouthRollUpper", "mouthShrugLower", "mouthShrugUpper",
            "mouthPressLeft", "mouthPressRight", "mouthLowerDownLeft", "mouthLowerDownRight",
            "mouthUpperUpLeft", "mouthUpperUpRight",
            "browDownLeft", "browDownRight", "browInnerUp", "browOuterUpLeft", "browOuterUpRight",
            "cheekPuff", "cheekSquintLeft", "cheekSquintRight", "noseSneerLeft", "noseSneerRight",
            "tongueOut",
        };

        private static readonly Dictionary<string, int> _byName =
            Index(_names, StringComparer.OrdinalIgnoreCase);

        /// <summary>(52,) Apple's spelling, such as <c>jawOpen</c>.</summary>
        public static IReadOnlyList<string> Names => _names;

        /// <summary>
        /// Returns the number of a shape in camelCase or PascalCase; -1 when it is unknown. Other
        /// spellings are the business of <see cref="ShapeMatcher"/>.
        /// </summary>
        public static int Find(string name)
        {
            return _byName.TryGetValue(name, out var index) ? index : -1;
        }

        internal static Dictionary<string, int> Index(
            IReadOnlyList<string> names, IEqualityComparer<string> comparer)
        {
            var index = new Dictionary<string, int>(comparer);
            for (var i = 0; i < names.Count; i++)
            {
                index.Add(names[i], i);
            }
            return index;
        }
    }
}
