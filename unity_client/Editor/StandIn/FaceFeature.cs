using UnityEngine;

namespace AvatarBridge.Editing
{
    /// <summary>What of a stand-in's face a piece of its mesh is.</summary>
    internal enum FacePart
    {
        Skin,
        Eye,
        Pupil,
        Brow,
        Lips,
        Mouth,
    }

    /// <summary>
    /// A flat ellipse, or a ring when it has a hole, that is laid upon the head. Metres, with the
    /// character's left at -x as everywhere in Unity.
    /// </summary>
    internal readonly struct FaceFeature
    {
        public FaceFeature(
            FacePart part, float side, Vector2 center, Vector2 half, Vector2 hole, float lift,
            int color)
        {
            Part = part;
            Side = side;
            Center = center;
            Half = half;
            Hole = hole;
            Lift = lift;
            Color = color;
        }

        public FacePart Part { get; }

        /// <summary>-1 is the character's left, 1 its right, 0 the middle.</summary>
        public float Side { get; }

        public Vector2 Center { get; }

        /// <summary>Half of its width and height.</summary>
        public Vector2 Half { get; }

        /// <summary>The same of its hole; zero for none.</summary>
        public Vector2 Hole { get; }

        /// <summary>How far above the skin it lies, so that nothing flickers.</summary>
        public float Lift { get; }

        /// <summary>Which of the materials it is drawn in.</summary>
        public int Color { get; }

        public bool IsRing => Hole.x > 0f;
    }
}
