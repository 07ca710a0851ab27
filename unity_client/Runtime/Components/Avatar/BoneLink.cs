using UnityEngine;

namespace AvatarBridge
{
    /// <summary>
    /// One bone of an avatar, tied to the rows of the rig that turn it. Main thread.
    ///
    /// Rows are normalised: in the T-pose they are all identity, along the axes of the avatar's
    /// root. A bone whose own axes are turned takes a row <c>q</c> as the local rotation
    /// <c>P⁻¹ q R</c>, where R and P are the rest rotations of the bone and of its parent
    /// transform in the root's space. Rows of bones that the avatar lacks between this one and
    /// the next above are carried by this one.
    /// </summary>
    internal sealed class BoneLink
    {
        private readonly Transform _transform;
        private readonly int[] _rows;
        private readonly Quaternion _fromParent;
        private readonly Quaternion _rest;
        private GameRotation _game;

        public BoneLink(
            Transform transform, int[] rows, PoseParts part, RestBone parent, RestBone rest)
        {
            _transform = transform;
            _rows = rows;
            Part = part;
            _fromParent = Quaternion.Inverse(parent.Rotation);
            _rest = rest.Rotation;
            _game = new GameRotation(transform.localRotation);
        }

        public PoseParts Part { get; }

        /// <summary>False after the game destroyed the bone.</summary>
        public bool IsThere => _transform != null;

        public Transform Transform => _transform;

        /// <summary>Returns what the game itself does with the bone in this picture.</summary>
        public Quaternion GameLocal => _game.Of(_transform.localRotation);

        /// <summary>Turns it by the pose.</summary>
        public void Apply(UnityPose pose, float weight)
        {
            var turn = pose.Bone(_rows[0]);
            for (var i = 1; i < _rows.Length; i++)
            {
                turn *= pose.Bone(_rows[i]);
            }
            Write(_fromParent * turn * _rest, weight);
        }

        /// <summary>Mixes a local rotation over the game's.</summary>
        public void Write(Quaternion local, float weight)
        {
            var game = GameLocal;
            var mixed = weight < 1f ? Quaternion.Slerp(game, local, weight) : local;
            _transform.localRotation = _game.Write(mixed);
        }

        /// <summary>Gives the bone back to the game.</summary>
        public void Release()
        {
            if (IsThere)
            {
                _transform.localRotation = _game.Write(GameLocal);
            }
        }
    }
}
