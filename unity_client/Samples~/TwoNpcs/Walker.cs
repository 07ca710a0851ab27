using UnityEngine;

namespace AvatarBridgeSamples
{
    // Main thread.

    /// <summary>Moves the player over flat ground with the arrow keys or WASD.</summary>
    [AddComponentMenu("Avatar Bridge/Samples/Walker")]
    public sealed class Walker : MonoBehaviour
    {
        [SerializeField] private float _metresPerSec = 2f;
        [SerializeField] private float _degreesPerSec = 90f;

        private void Update()
        {
            Walk(Input.GetAxis("Vertical"), Input.GetAxis("Horizontal"), Time.deltaTime);
        }

        /// <summary>Walks and turns by as much as the keys say, from -1 to 1.</summary>
        public void Walk(float ahead, float turn, float secs)
        {
            transform.Rotate(0f, turn * _degreesPerSec * secs, 0f, Space.World);
            var way = transform.forward;
            way.y = 0f;
            transform.position += ahead * _metresPerSec * secs * way.normalized;
        }
    }
}
