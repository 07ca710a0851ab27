using System;
using AvatarBridge.Playback;
using AvatarBridge.Spaces;
using UnityEngine;
using Point = AvatarBridge.Wire.Point;
using Pose = AvatarBridge.Playback.Pose;

namespace AvatarBridge
{
    /// <summary>
    /// The body of a pose in Unity's space, converted once a picture. Main thread; its array is
    /// reused and grows only when the rig does.
    /// </summary>
    internal sealed class UnityPose
    {
        private readonly float[] _head = new float[4];
        private readonly float[] _hips = new float[3];
        private float[] _bones = Array.Empty<float>();

        /// <summary>Rotation of the head in the character's space.</summary>
        public Quaternion Head => new Quaternion(_head[0], _head[1], _head[2], _head[3]);

        /// <summary>Translation of the hips from their rest place, metres of the rig's body.</summary>
        public Vector3 Hips => new Vector3(_hips[0], _hips[1], _hips[2]);

        /// <summary>Normalised rotation of a row of the rig.</summary>
        public Quaternion Bone(int row)
        {
            var i = row * Pose.BoneFloats;
            return new Quaternion(_bones[i], _bones[i + 1], _bones[i + 2], _bones[i + 3]);
        }

        /// <summary>Reads the body of <paramref name="pose"/>.</summary>
        public void Read(Pose pose)
        {
            if (_bones.Length != pose.Bones.Length)
            {
                _bones = new float[pose.Bones.Length];
            }
            UnitySpace.MirrorRotations(pose.Bones, _bones);
            UnitySpace.MirrorRotations(pose.Head.AsSpan(3, 4), _head);
            UnitySpace.MirrorPositions(pose.Hips, _hips);
        }

        /// <summary>Says where a place in Unity's space is for the bridge.</summary>
        public static Point PointAt(Vector3 position)
        {
            return new Point(-position.x, position.y, position.z);
        }
    }
}
