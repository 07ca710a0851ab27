using UnityEngine;

namespace AvatarBridgeSamples
{
    // Main thread. Keeps no file open.

    /// <summary>
    /// Chat out of a text file to which another program adds lines such as <c>Mika: hello!</c>:
    /// most chat tools of streamers can write one.
    /// </summary>
    [AddComponentMenu("Avatar Bridge/Samples/Chat from a file")]
    public sealed class ChatFileSource : MonoBehaviour, IChatSource
    {
        private const float SecondsBetweenLooks = 0.25f;

        [Tooltip("Where the file is; not absolute is beside the project or the game.")]
        [SerializeField] private string _path = "chat.txt";
        [Tooltip("Leave out what stood in the file before the game started.")]
        [SerializeField] private bool _fromNowOn = true;

        private ChatFile _file;
        private float _nextLook;

        /// <summary>Why the file cannot be read; empty when it can.</summary>
        public string Problem => _file == null ? "" : _file.Problem;

        /// <summary>Follows another file.</summary>
        public void Follow(string path, bool fromNowOn)
        {
            _path = path;
            _fromNowOn = fromNowOn;
            _file = new ChatFile(path, fromNowOn);
            _nextLook = 0f;
        }

        public bool TryRead(out ChatMessage message)
        {
            message = default;
            if (_file == null)
            {
                Follow(_path, _fromNowOn);
            }
            if (Time.unscaledTime < _nextLook)
            {
                return false;
            }
            while (_file.TryReadLine(out var line))
            {
                if (ChatMessage.TryParse(line, out message))
                {
                    return true;
                }
            }
            _nextLook = Time.unscaledTime + SecondsBetweenLooks;
            return false;
        }
    }
}
