using UnityEngine;

namespace AvatarBridge
{
    /// <summary>
    /// Moves an avatar's hips, by as much more or less as its hips stand higher or lower than
    /// those of the rig. Main thread.
    /// </summary>
    internal sealed class HipsLink
    {
        private const float SameMetres = 1e-6f;

        private readonly Transform _transform;
        private readonly Vector3 _restLocal;
        private readonly Quaternion _fromParent;
        private readonly Vector3 _parentScale;
        private Vector3 _game;
        private Vector3 _written;

        public HipsLink(Transform transform, RestSkeleton skeleton, float rigHipsHeight)
        {
            _transform = transform;
            skeleton.LocalOf(transform, out _restLocal, out _, out _);
            var parent = skeleton.Find(transform.parent);
            _fromParent = Quaternion.Inverse(parent.Rotation);
            _parentScale = parent.Scale;
            var height = skeleton.Find(transform).Position.y;
            Scale = height > 0f && rigHipsHeight > 0f ? height / rigHipsHeight : 1f;
            _game = _written = transform.localPosition;
        }

        /// <summary>Metres of the avatar for each metre of the rig's body.</summary>
        public float Scale { get; }

        /// <summary>Moves them to the pose's place.</summary>
        public void Apply(UnityPose pose, float weight)
        {
            var moved = _fromParent * (pose.Hips * Scale);
            var local = _restLocal + new Vector3(
                moved.x / _parentScale.x, moved.y / _parentScale.y, moved.z / _parentScale.z);
            Note();
            _written = Vector3.Lerp(_game, local, weight);
            _transform.localPosition = _written;
        }

        /// <summary>Gives them back to the game.</summary>
        public void Release()
        {
            if (_transform != null)
            {
                Note();
                _transform.localPosition = _written = _game;
            }
        }

        private void Note()
        {
            var now = _transform.localPosition;
            if ((now - _written).sqrMagnitude > SameMetres * SameMetres)
            {
                _game = now;
            }
        }
    }
}
