using AvatarBridge;
using AvatarBridge.Playback;
using UnityEngine;

namespace AvatarBridgeSamples
{
    // Main thread.

    /// <summary>Lets a character say what is typed, with subtitles.</summary>
    [AddComponentMenu("Avatar Bridge/Samples/Talking head")]
    public sealed class TalkingHead : MonoBehaviour
    {
        private const float Margin = 24f;
        private const float BoxHeight = 150f;
        private const int LongestLine = 500;

        [SerializeField] private BridgeNpc _npc;
        [SerializeField, TextArea]
        private string _line = "Hello! [wave] I am *glad* to see you.";

        private readonly Subtitle _subtitle = new Subtitle();
        private GUIStyle _style;

        /// <summary>What is said now.</summary>
        public Subtitle Subtitle => _subtitle;

        /// <summary>What went wrong last, in words; empty when nothing did.</summary>
        public string Problem { get; private set; } = "";

        /// <summary>Names the character that speaks.</summary>
        public void Use(BridgeNpc npc)
        {
            OnDisable();
            _npc = npc;
            OnEnable();
        }

        /// <summary>Says a line now, instead of what is being said.</summary>
        public void Speak(string line)
        {
            if (_npc == null || line.Trim().Length == 0)
            {
                return;
            }
            Problem = "";
            if (_npc.IsSpeaking)
            {
                _npc.Interrupt();
            }
            _npc.Say(line);
        }

        private void OnEnable()
        {
            if (_npc == null)
            {
                return;
            }
            _npc.UtteranceStarted += OnStarted;
            _npc.WordHeard += OnWord;
            _npc.UtteranceEnded += OnSilence;
            _npc.Interrupted += OnSilence;
            _npc.Failed += OnFailed;
        }

        private void OnDisable()
        {
            if (_npc == null)
            {
                return;
            }
            _npc.UtteranceStarted -= OnStarted;
            _npc.WordHeard -= OnWord;
            _npc.UtteranceEnded -= OnSilence;
            _npc.Interrupted -= OnSilence;
            _npc.Failed -= OnFailed;
        }

        private void OnStarted(StreamNote note)
        {
            _subtitle.Begin(note.Text);
        }

        private void OnWord(StreamNote note)
        {
            _subtitle.Hear(note.Text);
        }

        private void OnSilence(StreamNote note)
        {
            _subtitle.Clear();
        }

        private void OnFailed(string why)
        {
            Problem = why;
        }

        private void OnGUI()
        {
            if (_style == null)
            {
                _style = new GUIStyle(GUI.skin.label)
                {
                    fontSize = 22, wordWrap = true, richText = true,
                    alignment = TextAnchor.MiddleCenter,
                };
            }
            var isSent = Event.current.type == EventType.KeyDown
                && (Event.current.keyCode == KeyCode.Return
                    || Event.current.keyCode == KeyCode.KeypadEnter);
            if (isSent)
            {
                Speak(_line);
                Event.current.Use();
            }
            GUILayout.BeginArea(new Rect(
                Margin, Screen.height - BoxHeight, Screen.width - 2f * Margin, BoxHeight));
            GUILayout.Label(Words(), _style);
            GUILayout.BeginHorizontal();
            _line = GUILayout.TextField(_line, LongestLine);
            if (GUILayout.Button("Say it", GUILayout.Width(90f)))
            {
                Speak(_line);
            }
            GUILayout.EndHorizontal();
            GUILayout.EndArea();
        }

        // What was heard is bright, what is coming is dim, what went wrong is red.
        private string Words()
        {
            return Problem.Length > 0
                ? $"<color=#ff8080>{Plain(Problem)}</color>"
                : $"{Plain(_subtitle.Heard)}<color=#ffffff80>{Plain(_subtitle.Coming)}</color>";
        }

        private static string Plain(string text)
        {
            return text.Replace('<', '‹').Replace('>', '›');
        }
    }
}
