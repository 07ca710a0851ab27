using System;

namespace AvatarBridge.Spaces
{
    /// <summary>
    /// The one place of this package that changes axes. The sidecar's space is glTF's:
    /// right-handed, the character faces +Z and its left is +X. Unity's is left-handed, the
    /// character faces +Z and its left is -X: the mirror image in x. Being a mirror, each
    /// conversion undoes itself. Metres; quaternions x y z w. Any thread.
    /// </summary>
    public static class UnitySpace
    {
        private const int PositionFloats = 3;
        private const int RotationFloats = 4;

        /// <summary>Mirrors (n * 3) positions from either space into the other.</summary>
        public static void MirrorPositions(ReadOnlySpan<float> from, Span<float> into)
        {
            Check(from.Length, into.Length, PositionFloats);
            from.CopyTo(into);
            for (var i = 0; i < from.Length; i += PositionFloats)
            {
                into[i] = -into[i];
            }
        }

        /// <summary>Mirrors (n * 4) rotations from either space into the other.</summary>
        public static void MirrorRotations(ReadOnlySpan<float> from, Span<float> into)
        {
            Check(from.Length, into.Length, RotationFloats);
            from.CopyTo(into);
            for (var i = 0; i < from.Length; i += RotationFloats)
            {
                into[i + 1] = -into[i + 1];
                into[i + 2] = -into[i + 2];
            }
        }

        private static void Check(int from, int into, int floats)
        {
            if (from % floats != 0 || into < from)
            {
                throw new ArgumentException(
                    $"{from} floats into {into}: wanted are rows of {floats}, and room for them");
            }
        }
    }
}
