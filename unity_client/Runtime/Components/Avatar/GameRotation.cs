using UnityEngine;

namespace AvatarBridge
{
    /// <summary>
    /// Tells what the game does with a rotation apart from what was written over it. An Animator
    /// writes a bone before every picture; where nothing does, the bone still holds what this
    /// package wrote into it, and that must not be taken for the game's.
    /// </summary>
    internal struct GameRotation
    {
        private const float SameDot = 0.9999995f; // a tenth of a degree

        private Quaternion _game;
        private Quaternion _written;

        public GameRotation(Quaternion game)
        {
            _game = game;
            _written = game;
        }

        /// <summary>Returns the game's rotation, given what the transform holds now.</summary>
        public Quaternion Of(Quaternion now)
        {
            if (Mathf.Abs(Quaternion.Dot(now, _written)) < SameDot)
            {
                _game = now;
                _written = now;
            }
            return _game;
        }

        /// <summary>Remembers what is written over it.</summary>
        public Quaternion Write(Quaternion rotation)
        {
            _written = rotation;
            return rotation;
        }
    }
}
