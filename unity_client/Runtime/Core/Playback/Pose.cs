using System;

namespace AvatarBridge.Playback
{
    /// <summary>
    /// One instant of a body, aligned to a rig. Its arrays are reused from picture to picture: they
    /// are replaced only when the rig has other sizes. For one thread at a time.
    /// </summary>
    public sealed class Pose
    {
        public const int HeadFloats = 7;
        public const int HipsFloats = 3;
        public const int BoneFloats = 4;

        /// <summary>(S,) blendshapes in [0, 1], in the order of <c>Rig.ShapeNames</c>.</summary>
        public float[] Weights { get; private set; } = Array.Empty<float>();

        /// <summary>
        /// Position in metres from the head's rest place, then rotation x y z w, both in the
        /// character's space (glTF): all that a face-only avatar needs.
        /// </summary>
        public float[] Head { get; } = { 0f, 0f, 0f, 0f, 0f, 0f, 1f };

        /// <summary>(B * 4) local rotations x y z w (glTF), in the order of the rig.</summary>
        public float[] Bones { get; private set; } = Array.Empty<float>();

        /// <summary>Translation of the hips in metres from the rest pose (glTF).</summary>
        public float[] Hips { get; } = new float[HipsFloats];

        /// <summary>Session time it belongs to, which is not always the one asked for.</summary>
        public double PtsMicros { get; set; }

        public PoseState State { get; set; }

        /// <summary>Empty while the character idles.</summary>
        public string UtteranceId { get; set; } = "";

        public int ShapeCount => Weights.Length;

        public int BoneCount => Bones.Length / BoneFloats;

        /// <summary>Tells whether it is of a rig of these sizes.</summary>
        public bool IsOf(int shapes, int bones)
        {
            return ShapeCount == shapes && BoneCount == bones;
        }

        /// <summary>Makes it one of a rig of these sizes, with arrays to match.</summary>
        public void Fit(int shapes, int bones)
        {
            if (ShapeCount != shapes)
            {
                Weights = new float[shapes];
            }
            if (BoneCount == bones)
            {
                return;
            }
            Bones = new float[bones * BoneFloats];
            for (var w = BoneFloats - 1; w < Bones.Length; w += BoneFloats)
            {
                Bones[w] = 1f;
            }
        }

        /// <summary>Becomes the same as <paramref name="other"/>.</summary>
        public void CopyFrom(Pose other)
        {
            CopyNumbers(other);
            PtsMicros = other.PtsMicros;
            State = other.State;
            UtteranceId = other.UtteranceId;
        }

        /// <summary>Takes the numbers of <paramref name="other"/>, but not its place.</summary>
        public void CopyNumbers(Pose other)
        {
            Fit(other.ShapeCount, other.BoneCount);
            Array.Copy(other.Weights, Weights, Weights.Length);
            Array.Copy(other.Head, Head, HeadFloats);
            Array.Copy(other.Bones, Bones, Bones.Length);
            Array.Copy(other.Hips, Hips, HipsFloats);
        }
    }
}
