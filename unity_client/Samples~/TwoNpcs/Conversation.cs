using System;
using System.Threading;
using System.Threading.Tasks;
using AvatarBridge;
using AvatarBridge.Link;
using AvatarBridge.Playback;
using UnityEngine;

namespace AvatarBridgeSamples
{
    // Main thread: every await comes back there. What is under way ends when this is disabled.

    /// <summary>Two characters who talk to each other, until the player walks in.</summary>
    [AddComponentMenu("Avatar Bridge/Samples/Conversation")]
    public sealed class Conversation : MonoBehaviour
    {
        private const float RetrySecs = 2f;
        private const double LongestLineSecs = 60.0; // a sidecar may go away in the middle

        [Header("Who")]
        [SerializeField] private BridgeNpc _first;
        [SerializeField] private BridgeNpc _second;
        [Tooltip("What each looks at when it looks at the other: usually the head.")]
        [SerializeField] private Transform _firstFace;
        [SerializeField] private Transform _secondFace;
        [Tooltip("Who is looked at when he comes: usually the camera.")]
        [SerializeField] private Transform _player;

        [Header("What")]
        [TextArea]
        [SerializeField] private string[] _lines =
        {
            "Did you hear it last night?", "The [think] bell? I thought that I had *dreamt* it.",
            "Nobody has rung it for ten years.", "Then somebody should look. [shrug] Not me.",
        };
        [Tooltip("Say only the first line as written; then each answers what the other said.")]
        [SerializeField] private bool _isImprovised;
        [SerializeField] private string _greeting = "Oh! [wave] Good evening.";

        [Header("When")]
        [SerializeField] private float _nearMetres = 2.5f;
        [SerializeField] private float _pauseSecs = 0.4f;

        private Dialogue _dialogue;
        private CancellationTokenSource _ending;
        private CancellationTokenSource _talk;
        private string _said = "";

        /// <summary>What went wrong last, in words; empty when nothing did.</summary>
        public string Problem { get; private set; } = "";

        /// <summary>Whether they have turned to the player.</summary>
        public bool IsAttending { get; private set; }

        /// <summary>Whether the player is near enough to be greeted.</summary>
        public bool IsPlayerNear => _player != null
            && Flat(_player.position - Middle).magnitude < _nearMetres;

        private Vector3 Middle =>
            0.5f * (_first.transform.position + _second.transform.position);

        /// <summary>Names everybody, for a conversation that is made by code.</summary>
        public void Cast(
            BridgeNpc first, Transform firstFace, BridgeNpc second, Transform secondFace,
            Transform player)
        {
            _first = first;
            _firstFace = firstFace;
            _second = second;
            _secondFace = secondFace;
            _player = player;
        }

        /// <summary>Sets what is talked about; begins with the first line.</summary>
        public void Write(string[] lines, bool isImprovised)
        {
            _lines = lines;
            _isImprovised = isImprovised;
            _dialogue = new Dialogue(lines, isImprovised);
        }

        private void Start()
        {
            if (_dialogue == null)
            {
                Write(_lines, _isImprovised);
            }
            _ending = new CancellationTokenSource();
            _first.UtteranceStarted += OnStarted;
            _second.UtteranceStarted += OnStarted;
            _ = Converse(_ending.Token);
        }

        private void OnDestroy()
        {
            if (_ending != null)
            {
                _ending.Cancel();
                _first.UtteranceStarted -= OnStarted;
                _second.UtteranceStarted -= OnStarted;
            }
        }

        private void Update()
        {
            if (_talk != null && !_talk.IsCancellationRequested && IsPlayerNear)
            {
                _talk.Cancel();
                _first.Interrupt();
                _second.Interrupt();
            }
        }

        private async Task Converse(CancellationToken ending)
        {
            while (!ending.IsCancellationRequested)
            {
                if (!_first.IsOnStage || !_second.IsOnStage)
                {
                    await Task.Yield(); // what is said before they are there, nobody hears
                    continue;
                }
                try
                {
                    await (IsPlayerNear ? Attend(ending) : SpeakNext(ending));
                    Problem = "";
                }
                catch (OperationCanceledException)
                {
                    // The player walked in, the line took too long, or the scene ends.
                }
                catch (Exception error) when (error is BridgeException
                    || error is ArgumentException)
                {
                    Problem = error.Message;
                    await Pause(RetrySecs);
                }
            }
        }

        private async Task SpeakNext(CancellationToken ending)
        {
            var speaker = _dialogue.Speaker == 0 ? _first : _second;
            _first.LookTarget = _secondFace;
            _second.LookTarget = _firstFace;
            _said = "";
            using (_talk = CancellationTokenSource.CreateLinkedTokenSource(ending))
            {
                _talk.CancelAfter(TimeSpan.FromSeconds(LongestLineSecs));
                try
                {
                    var isHeard = _dialogue.IsAnswer
                        ? await speaker.TakeTurnToTheEndAsync(_dialogue.Text, _talk.Token)
                        : await speaker.SayToTheEndAsync(_dialogue.Text, "", _talk.Token);
                    if (isHeard)
                    {
                        _dialogue.GoOn(_said);
                    }
                }
                finally
                {
                    _talk = null;
                }
            }
            await Pause(_pauseSecs);
        }

        private async Task Attend(CancellationToken ending)
        {
            IsAttending = true;
            try
            {
                _first.LookTarget = _player;
                _second.LookTarget = _player;
                await Nearer().SayToTheEndAsync(_greeting, "", ending);
                await _first.ListenAsync(true, ending);
                await _second.ListenAsync(true, ending);
                while (IsPlayerNear)
                {
                    ending.ThrowIfCancellationRequested();
                    await Task.Yield();
                }
                await _first.ListenAsync(false, ending);
                await _second.ListenAsync(false, ending);
            }
            finally
            {
                IsAttending = false;
            }
        }

        private BridgeNpc Nearer()
        {
            var toFirst = (_player.position - _first.transform.position).sqrMagnitude;
            var toSecond = (_player.position - _second.transform.position).sqrMagnitude;
            return toFirst <= toSecond ? _first : _second;
        }

        private void OnStarted(StreamNote note)
        {
            _said = $"{_said} {note.Text}".Trim();
        }

        // At the game's pace, so that a paused game pauses them too.
        private static async Task Pause(float secs)
        {
            var until = Time.time + secs;
            do
            {
                await Task.Yield();
            }
            while (Time.time < until);
        }

        private static Vector3 Flat(Vector3 way)
        {
            return new Vector3(way.x, 0f, way.z);
        }
    }
}
