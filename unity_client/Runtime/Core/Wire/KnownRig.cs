using System;

namespace AvatarBridge.Wire
{
    /// <summary>
    /// The rig that a character described, with the bytes it came in: a description comes every
    /// second and seldom says anything new. Immutable.
    /// </summary>
    internal sealed class KnownRig
    {
        private readonly byte[] _bytes;

        /// <summary>Reads the rig of a description. Raises <see cref="WireException"/>.</summary>
        public KnownRig(Fields description, NamePool names)
        {
            Span<FieldPlace> room = stackalloc FieldPlace[Limits.MaxKeys];
            var fields = description.Map(Keys.Rig, room);
            var boneNames = fields.Names(Keys.BoneNames, names);
            var boneParents = fields.Indices(Keys.BoneParents);
            var restPositions = fields.Floats(Keys.RestPositions, 3, 0, Limits.MaxNames);
            CheckBones(boneNames.Length, boneParents, restPositions.Count / 3);
            var positions = new float[restPositions.Count];
            restPositions.CopyTo(positions);
            Rig = new Rig(
                fields.Names(Keys.ShapeNames, names), boneNames, boneParents, positions);
            _bytes = description.Raw(Keys.Rig).ToArray();
        }

        public Rig Rig { get; }

        /// <summary>Says whether these bytes describe this very rig.</summary>
        public bool Is(ReadOnlySpan<byte> rig)
        {
            return rig.SequenceEqual(_bytes);
        }

        /// <summary>Raises <see cref="WireException"/> for a frame of another rig.</summary>
        public void CheckFrame(in PackedFloats weights, in PackedFloats bones)
        {
            var (shapes, rotations) = (Rig.ShapeNames.Count, Rig.BoneNames.Count);
            if (weights.Count != shapes)
            {
                throw new WireException(
                    $"frame: weights: found {weights.Count}, expected {shapes} as in the rig");
            }
            if (bones.Count != rotations * 4)
            {
                throw new WireException(
                    $"frame: bones: found {bones.Count / 4}, expected {rotations} as in the rig");
            }
        }

        private static void CheckBones(int bones, int[] parents, int positions)
        {
            if (parents.Length != bones || positions != bones)
            {
                throw new WireException(
                    $"describe: rig: found {bones} bone_names, {parents.Length} bone_parents, "
                    + $"{positions} rest_positions, expected as many of each");
            }
            foreach (var parent in parents)
            {
                if (parent >= bones)
                {
                    throw new WireException(
                        $"describe: rig: bone_parents: found {parent}, expected less than {bones}");
                }
            }
        }
    }
}
