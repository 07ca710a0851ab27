using System.Collections.Generic;
using UnityEngine;

namespace AvatarBridgeSamples
{
    // Main thread.

    /// <summary>Chat that is typed into the game view, to try a character alone.</summary>
    [AddComponentMenu("Avatar Bridge/Samples/Chat that is typed")]
    public sealed class TypedChatSource : MonoBehaviour, IChatSource
    {
        private const float Width = 420f;
        private const float Margin = 12f;

        private readonly Queue<ChatMessage> _typed = new Queue<ChatMessage>();
        private string _line = "";

        /// <summary>Says something as a viewer.</summary>
        public void Type(string line)
        {
            if (ChatMessage.TryParse(line, out var message))
            {
                _typed.Enqueue(message);
            }
        }

        public bool TryRead(out ChatMessage message)
        {
            var isThere = _typed.Count > 0;
            message = isThere ? _typed.Dequeue() : default;
            return isThere;
        }

        private void OnGUI()
        {
            GUILayout.BeginArea(new Rect(Margin, Margin, Width, 60f));
            GUILayout.Label("A viewer writes (name: text), and Enter:");
            var isSent = Event.current.type == EventType.KeyDown
                && (Event.current.keyCode == KeyCode.Return
                    || Event.current.keyCode == KeyCode.KeypadEnter);
            if (isSent)
            {
                Type(_line);
                _line = "";
                Event.current.Use();
            }
            _line = GUILayout.TextField(_line);
            GUILayout.EndArea();
        }
    }
}
