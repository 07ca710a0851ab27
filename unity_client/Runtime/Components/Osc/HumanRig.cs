using System.Collections.Generic;
using AvatarBridge.Naming;
using AvatarBridge.Wire;

namespace AvatarBridge
{
    /// <summary>The rig that a VMC stream's poses are aligned to: all 55 bones of a humanoid.</summary>
    internal static class HumanRig
    {
        private static readonly int[] _parents = Parents();

        /// <summary>Makes a rig of these shapes, for a body whose hips stand so high.</summary>
        public static Rig With(IReadOnlyList<string> shapeNames, float hipsHeight)
        {
            var rest = new float[HumanBones.Count * 3];
            rest[HumanBones.Hips * 3 + 1] = hipsHeight;
            return new Rig(shapeNames, HumanBones.VrmNames, _parents, rest);
        }

        private static int[] Parents()
        {
            var parents = new int[HumanBones.Count];
            for (var i = 0; i < parents.Length; i++)
            {
                parents[i] = HumanBones.FindUnity(ParentOf(HumanBones.UnityNames[i]));
            }
            return parents;
        }

        private static string ParentOf(string bone)
        {
            if (bone.StartsWith("Left", System.StringComparison.Ordinal))
            {
                return ParentOfSide("Left", bone.Substring(4));
            }
            if (bone.StartsWith("Right", System.StringComparison.Ordinal))
            {
                return ParentOfSide("Right", bone.Substring(5));
            }
            switch (bone)
            {
                case "Hips":
                    return "";
                case "Spine":
                    return "Hips";
                case "Chest":
                    return "Spine";
                case "UpperChest":
                    return "Chest";
                case "Neck":
                    return "UpperChest";
                case "Head":
                    return "Neck";
                default:
                    return "Head"; // the jaw
            }
        }

        private static string ParentOfSide(string side, string part)
        {
            switch (part)
            {
                case "UpperLeg":
                    return "Hips";
                case "Shoulder":
                    return "UpperChest";
                case "Eye":
                    return "Head";
                case "LowerLeg":
                    return side + "UpperLeg";
                case "Foot":
                    return side + "LowerLeg";
                case "Toes":
                    return side + "Foot";
                case "UpperArm":
                    return side + "Shoulder";
                case "LowerArm":
                    return side + "UpperArm";
                case "Hand":
                    return side + "LowerArm";
                default:
                    return side + ParentOfFinger(part);
            }
        }

        private static string ParentOfFinger(string part)
        {
            if (part.EndsWith("Distal", System.StringComparison.Ordinal))
            {
                return part.Replace("Distal", "Intermediate");
            }
            return part.EndsWith("Intermediate", System.StringComparison.Ordinal)
                ? part.Replace("Intermediate", "Proximal")
                : "Hand";
        }
    }
}
