using System.Collections.Generic;

namespace AvatarBridge.Wire
{
    /// <summary>The names that the numbers of frames are aligned to. Immutable.</summary>
    public sealed class Rig
    {
        public Rig(
            IReadOnlyList<string> shapeNames,
            IReadOnlyList<string> boneNames,
            IReadOnlyList<int> boneParents,
            float[] restPositions)
        {
            ShapeNames = shapeNames;
            BoneNames = boneNames;
            BoneParents = boneParents;
            RestPositions = restPositions;
        }

        /// <summary>(S,) blendshapes: the 52 of ARKit, in its spelling.</summary>
        public IReadOnlyList<string> ShapeNames { get; }

        /// <summary>(B,) VRM 1.0 humanoid names.</summary>
        public IReadOnlyList<string> BoneNames { get; }

        /// <summary>(B,) index of each bone's parent, -1 for the root.</summary>
        public IReadOnlyList<int> BoneParents { get; }

        /// <summary>(B * 3) metres from the parent in the T-pose of a 1.6 m body (glTF).</summary>
        public float[] RestPositions { get; }
    }
}
