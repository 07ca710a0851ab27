using System;
using AvatarBridge.Naming;

namespace AvatarBridge.Osc
{
    /// <summary>
    /// One instant of a VMC stream as its sender says it: Unity's space, metres, local to the
    /// parent bone, bones in the order of <see cref="HumanBones"/>. Its arrays are reused. For
    /// one thread at a time.
    /// </summary>
    public sealed class VmcPose
    {
        public const int PositionFloats = 3;
        public const int RotationFloats = 4;

        public VmcPose()
        {
            for (var w = RotationFloats - 1; w < BoneRotations.Length; w += RotationFloats)
            {
                BoneRotations[w] = 1f;
            }
        }

        /// <summary>(55 * 3) metres from the parent; the hips from the root.</summary>
        public float[] BonePositions { get; } = new float[HumanBones.Count * PositionFloats];

        /// <summary>(55 * 4) x y z w of length one.</summary>
        public float[] BoneRotations { get; } = new float[HumanBones.Count * RotationFloats];

        /// <summary>(55,) which bones the sender has spoken of; the others rest.</summary>
        public bool[] HasBone { get; } = new bool[HumanBones.Count];

        /// <summary>Metres in the scene; receivers add it to where the avatar stands.</summary>
        public float[] RootPosition { get; } = new float[PositionFloats];

        /// <summary>x y z w of length one.</summary>
        public float[] RootRotation { get; } = { 0f, 0f, 0f, 1f };

        public bool HasRoot { get; internal set; }

        /// <summary>
        /// The sender's names of blendshapes in the order of their coming. An array that never
        /// changes: when names are added, another one stands here.
        /// </summary>
        public string[] ShapeNames { get; internal set; } = Array.Empty<string>();

        /// <summary>In [0, 1], one for each name; there may be more room than names.</summary>
        public float[] ShapeValues { get; private set; } = Array.Empty<float>();

        /// <summary>The sender's own clock; only good for telling that it runs.</summary>
        public float Seconds { get; internal set; }

        /// <summary>Whether the sender has loaded a model; true until it says otherwise.</summary>
        public bool IsLoaded { get; internal set; } = true;

        /// <summary>Whether its tracking is good; true until it says otherwise.</summary>
        public bool IsTracking { get; internal set; } = true;

        /// <summary>Becomes the same as <paramref name="other"/>.</summary>
        public void CopyFrom(VmcPose other)
        {
            Array.Copy(other.BonePositions, BonePositions, BonePositions.Length);
            Array.Copy(other.BoneRotations, BoneRotations, BoneRotations.Length);
            Array.Copy(other.HasBone, HasBone, HasBone.Length);
            Array.Copy(other.RootPosition, RootPosition, RootPosition.Length);
            Array.Copy(other.RootRotation, RootRotation, RootRotation.Length);
            MakeRoom(other.ShapeValues.Length);
            Array.Copy(other.ShapeValues, ShapeValues, other.ShapeValues.Length);
            ShapeNames = other.ShapeNames;
            HasRoot = other.HasRoot;
            Seconds = other.Seconds;
            IsLoaded = other.IsLoaded;
            IsTracking = other.IsTracking;
        }

        internal void MakeRoom(int shapes)
        {
            if (ShapeValues.Length < shapes)
            {
                var values = ShapeValues;
                Array.Resize(ref values, shapes);
                ShapeValues = values;
            }
        }
    }
}
