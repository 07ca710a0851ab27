using UnityEngine;

namespace AvatarBridge
{
    /// <summary>
    /// One blendshape of one mesh, tied to what drives it. Main thread. Its weight is written
    /// only when it changes, because Unity skins the mesh anew then.
    /// </summary>
    internal sealed class ShapeLink
    {
        private const float Percent = 100f; // Unity's blendshapes go from 0 to 100
        private const float SamePercent = 1e-3f;

        private readonly SkinnedMeshRenderer _mesh;
        private readonly int _index;
        private float _game;
        private float _written;

        public ShapeLink(SkinnedMeshRenderer mesh, int index, PoseParts part)
        {
            _mesh = mesh;
            _index = index;
            Part = part;
            _game = _written = mesh.GetBlendShapeWeight(index);
        }

        public PoseParts Part { get; }

        /// <summary>Sums up what the rows of the map give in this picture.</summary>
        public float Value { get; set; }

        public bool Is(SkinnedMeshRenderer mesh, int index)
        {
            return ReferenceEquals(_mesh, mesh) && _index == index;
        }

        /// <summary>Shows its value, mixed over what the game does with it.</summary>
        public void Apply(float amount)
        {
            if (_mesh == null)
            {
                return;
            }
            var wanted = Mathf.Clamp01(Value) * Percent;
            Write(amount < 1f ? Mathf.Lerp(Game(), wanted, amount) : wanted);
        }

        /// <summary>Gives it back to the game.</summary>
        public void Release()
        {
            if (_mesh != null)
            {
                Write(Game());
            }
        }

        private float Game()
        {
            var now = _mesh.GetBlendShapeWeight(_index);
            if (Mathf.Abs(now - _written) > SamePercent)
            {
                _game = _written = now;
            }
            return _game;
        }

        private void Write(float percent)
        {
            if (percent != _written)
            {
                _mesh.SetBlendShapeWeight(_index, percent);
                _written = percent;
            }
        }
    }
}
