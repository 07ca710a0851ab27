using UnityEngine;

namespace AvatarBridge
{
    /// <summary>Where a transform is in the T-pose, in the space of the avatar's root.</summary>
    internal readonly struct RestBone
    {
        public RestBone(Vector3 position, Quaternion rotation, Vector3 scale)
        {
            Position = position;
            Rotation = rotation;
            Scale = scale;
        }

        public static RestBone Root => new RestBone(
            Vector3.zero, Quaternion.identity, Vector3.one);

        public Vector3 Position { get; }
        public Quaternion Rotation { get; }
        public Vector3 Scale { get; }

        /// <summary>Places a child that stands at this in its parent's space.</summary>
        public RestBone Child(Vector3 position, Quaternion rotation, Vector3 scale)
        {
            return new RestBone(
                Position + Rotation * Vector3.Scale(Scale, position),
                Rotation * rotation,
                Vector3.Scale(Scale, scale));
        }
    }
}
