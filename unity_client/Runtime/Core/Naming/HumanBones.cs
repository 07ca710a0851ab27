using System;
using System.Collections.Generic;

namespace AvatarBridge.Naming
{
    /// <summary>
    /// The 55 bones of a humanoid. A bone's number is that of Unity's HumanBodyBones, and of the
    /// sidecar's rig. VRM 1.0 names thumbs one joint further out than Unity and VRM 0 do
    /// (metacarpal, proximal, distal are Unity's proximal, intermediate, distal), so bones are
    /// matched by number, never by copying a name. Immutable; any thread.
    /// </summary>
    public static class HumanBones
    {
        /// <summary>How many there are: Unity's LastBone.</summary>
        public const int Count = 55;

        public const int Hips = 0;
        public const int Head = 10;

        private static readonly string[] _unity =
        {
            "Hips", "LeftUpperLeg", "RightUpperLeg", "LeftLowerLeg", "RightLowerLeg", "LeftFoot",
            "RightFoot", "Spine", "Chest", "Neck", "Head", "LeftShoulder", "RightShoulder",
            "LeftUpperArm", "RightUpperArm", "LeftLowerArm", "RightLowerArm", "LeftHand",
            "RightHand", "LeftToes", "RightToes", "LeftEye", "RightEye", "Jaw",
            "LeftThumbProximal", "LeftThumbIntermediate", "LeftThumbDistal",
            "LeftIndexProximal", "LeftIndexIntermediate", "LeftIndexDistal",
            "LeftMiddleProximal", "LeftMiddleIntermediate", "LeftMiddleDistal",
            "LeftRingProximal", "LeftRingIntermediate", "LeftRingDistal",
            "LeftLittleProximal", "LeftLittleIntermediate", "LeftLittleDistal",
            "RightThumbProximal", "RightThumbIntermediate", "RightThumbDistal",
            "RightIndexProximal", "RightIndexIntermediate", "RightIndexDistal",
            "RightMiddleProximal", "RightMiddleIntermediate", "RightMiddleDistal",
            "RightRingProximal", "RightRingIntermediate", "RightRingDistal",
            "RightLittleProximal", "RightLittleIntermediate", "RightLittleDistal",
            "UpperChest",
        };

        private static readonly string[] _vrm = Array.ConvertAll(_unity, ToVrm);
        private static readonly Dictionary<string, int> _byUnity =
            ArkitShapes.Index(_unity, StringComparer.OrdinalIgnoreCase);
        private static readonly Dictionary<string, int> _byVrm =
            ArkitShapes.Index(_vrm, StringComparer.Ordinal);

        /// <summary>
        /// (55,) names of Unity's HumanBodyBones, which are also VMC's and VRM 0's.
        /// </summary>
        public static IReadOnlyList<string> UnityNames => _unity;

        /// <summary>(55,) names of VRM 1.0, which are those of the sidecar's rig.</summary>
        public static IReadOnlyList<string> VrmNames => _vrm;

        /// <summary>Returns the number of a bone of Unity, in any case; -1 when unknown.</summary>
        public static int FindUnity(string name)
        {
            return _byUnity.TryGetValue(name, out var index) ? index : -1;
        }

        /// <summary>Returns the number of a bone of VRM 1.0; -1 when unknown.</summary>
        public static int FindVrm(string name)
        {
            return _byVrm.TryGetValue(name, out var index) ? index : -1;
        }

        private static string ToVrm(string unity)
        {
            var name = char.ToLowerInvariant(unity[0]) + unity.Substring(1);
            return name
                .Replace("ThumbProximal", "ThumbMetacarpal")
                .Replace("ThumbIntermediate", "ThumbProximal");
        }
    }
}
