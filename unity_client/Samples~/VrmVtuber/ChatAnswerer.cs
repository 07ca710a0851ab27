using System;
using System.Threading;
using System.Threading.Tasks;
using AvatarBridge;
using AvatarBridge.Link;
using UnityEngine;

namespace AvatarBridgeSamples
{
    // Main thread: every await comes back there. What is under way ends when this is destroyed.

    /// <summary>Lets a character answer the viewers of a stream, one after the other.</summary>
    [AddComponentMenu("Avatar Bridge/Samples/Chat answerer")]
    public sealed class ChatAnswerer : MonoBehaviour
    {
        private const float RetrySecs = 2f;
        private const float LongestAnswerSecs = 90f;
        private const float Margin = 12f;

        [SerializeField] private BridgeNpc _npc;
        [Tooltip("With more than so many, the oldest messages are let go.")]
        [SerializeField, Min(1)] private int _mostWaiting = 8;
        [SerializeField, Min(0f)] private float _pauseSecs = 1f;

        private IChatSource[] _sources = new IChatSource[0];
        private CancellationTokenSource _ending;
        private bool _wasOnStage;

        /// <summary>What waits for an answer.</summary>
        public ChatQueue Waiting { get; private set; }

        /// <summary>What is answered now; its author is null while nothing is.</summary>
        public ChatMessage Answering { get; private set; }

        /// <summary>How many were answered.</summary>
        public int Answered { get; private set; }

        /// <summary>What went wrong last, in words; empty when nothing did.</summary>
        public string Problem { get; private set; } = "";

        /// <summary>Names the character that answers.</summary>
        public void Use(BridgeNpc npc)
        {
            _npc = npc;
        }

        private void Start()
        {
            Waiting = new ChatQueue(_mostWaiting);
            _sources = GetComponents<IChatSource>();
            _ending = new CancellationTokenSource();
            _ = Answer(_ending.Token);
        }

        private void OnDestroy()
        {
            _ending?.Cancel();
        }

        private void Update()
        {
            foreach (var source in _sources)
            {
                while (source.TryRead(out var message))
                {
                    Waiting.Add(message);
                }
            }
        }

        // Before it was once on stage nobody would hear the answer; later on, asking tells why.
        private bool CanAnswer
        {
            get
            {
                _wasOnStage |= _npc.IsOnStage;
                return _wasOnStage;
            }
        }

        private async Task Answer(CancellationToken ending)
        {
            while (!ending.IsCancellationRequested)
            {
                if (!CanAnswer || !Waiting.TryTake(out var message))
                {
                    await Task.Yield();
                    continue;
                }
                Answering = message;
                var isDone = await TryAnswer(message, ending);
                Answering = default;
                await Pause(isDone ? _pauseSecs : RetrySecs);
            }
        }

        private async Task<bool> TryAnswer(ChatMessage message, CancellationToken ending)
        {
            using (var patience = CancellationTokenSource.CreateLinkedTokenSource(ending))
            {
                patience.CancelAfter(TimeSpan.FromSeconds(LongestAnswerSecs));
                try
                {
                    await _npc.TakeTurnToTheEndAsync(
                        $"{message.Author} says: {message.Text}", patience.Token);
                    Answered++;
                    Problem = "";
                    return true;
                }
                catch (OperationCanceledException) when (!ending.IsCancellationRequested)
                {
                    Problem = $"{message.Author} got no answer within {LongestAnswerSecs:0} s.";
                    _npc.Interrupt();
                }
                catch (OperationCanceledException)
                {
                    // The scene ends.
                }
                catch (BridgeException error)
                {
                    Problem = error.Message;
                    if (IsWorthRetrying(error))
                    {
                        Waiting.PutBack(message);
                    }
                }
                return false;
            }
        }

        // A sidecar that went away comes back; what it refused it would refuse again.
        private static bool IsWorthRetrying(BridgeException error)
        {
            return error.Code == BridgeException.NotConnected || error.Code == BridgeException.Lost
                || error.Code == BridgeException.TimedOut;
        }

        // In real time: a stream goes on while a game is paused.
        private static async Task Pause(float secs)
        {
            var until = Time.unscaledTime + secs;
            do
            {
                await Task.Yield();
            }
            while (Time.unscaledTime < until);
        }

        private void OnGUI()
        {
            var area = new Rect(Margin, Screen.height - 90f, Screen.width - 2f * Margin, 80f);
            GUILayout.BeginArea(area);
            if (Answering.Author != null)
            {
                GUILayout.Label($"{Answering.Author}: {Answering.Text}");
            }
            GUILayout.Label(Problem.Length > 0 ? Problem : $"{Waiting?.Count ?? 0} waiting");
            GUILayout.EndArea();
        }
    }
}
