using System;
using System.Threading;
using AvatarBridge.Playback;
using AvatarBridge.Wire;
using UnityEngine;
using Pose = AvatarBridge.Playback.Pose;

namespace AvatarBridge
{
    /// <summary>
    /// A character of the sidecar: what it says and does comes out of this object's
    /// <see cref="BridgeVoice"/> and <see cref="BridgeAvatar"/>, and game code asks it to speak,
    /// to answer, to stop, to look.
    ///
    /// Main thread. Events come in LateUpdate of the picture that shows their instant.
    /// </summary>
    [AddComponentMenu("Avatar Bridge/Bridge NPC")]
    [DisallowMultipleComponent]
    [DefaultExecutionOrder(-100)]
    public sealed partial class BridgeNpc : MonoBehaviour, IPoseSource
    {
        [SerializeField]
        [Tooltip("The character's name, as in the sidecar's character file.")]
        private string _character = "ada";

        [SerializeField]
        [Tooltip("The connection. Empty: the BridgeClient of the scene.")]
        private BridgeClient _client;

        [SerializeField]
        [Tooltip("What it is heard from. Empty: the BridgeVoice on this object or below it.")]
        private BridgeVoice _voice;

        [SerializeField]
        [Tooltip("Whom it looks at. Empty: it looks where it likes.")]
        private Transform _lookTarget;

        [SerializeField]
        [Tooltip("What the scene is told.")]
        private NpcEvents _events = new NpcEvents();

        private readonly Pose _pose = new Pose();
        private Attention _attention;
        private BridgeAvatar _avatar;
        private BridgeClient _followedBy;
        private CharacterStream _stream;
        private CancellationTokenSource _life;
        private string _sessionId = "";
        private string _noName;
        private bool _hasPose;

        /// <summary>Raised when an utterance is heard to begin.</summary>
        public event Action<StreamNote> UtteranceStarted;

        /// <summary>Raised when a word is heard.</summary>
        public event Action<StreamNote> WordHeard;

        /// <summary>Raised when a phone is heard or a movement seen.</summary>
        public event Action<StreamNote> MomentReached;

        /// <summary>Raised when an utterance was heard to its end.</summary>
        public event Action<StreamNote> UtteranceEnded;

        /// <summary>Raised when an utterance was cut.</summary>
        public event Action<StreamNote> Interrupted;

        /// <summary>Raised when something could not be said or done, with the reason.</summary>
        public event Action<string> Failed;

        /// <summary>The character's name. Setting it makes this object somebody else.</summary>
        public string Character
        {
            get => _character;
            set
            {
                _character = value ?? "";
                Leave();
            }
        }

        /// <summary>The connection it uses; null when the scene has none.</summary>
        public BridgeClient Client
        {
            get => _client != null ? _client : BridgeClient.Current;
            set
            {
                _client = value;
                Leave();
            }
        }

        /// <summary>What it is heard from; null when it is mute.</summary>
        public BridgeVoice Voice => _voice;

        /// <summary>What the scene is told, as wired up in the inspector.</summary>
        public NpcEvents Events => _events;

        /// <summary>What is played of it; null while there is no connection.</summary>
        public CharacterStream Stream => _stream;

        /// <summary>Whether the sidecar has described this character.</summary>
        public bool IsOnStage => _stream?.Description != null;

        /// <summary>Whether an utterance is heard now.</summary>
        public bool IsSpeaking => CurrentUtterance.Length > 0;

        /// <summary>The id of the utterance that is heard; empty in silence.</summary>
        public string CurrentUtterance { get; private set; } = "";

        /// <summary>What is being said; empty in silence.</summary>
        public string CurrentText { get; private set; } = "";

        /// <summary>Whom it looks at, as long as this is set; null looks where it likes.</summary>
        public Transform LookTarget
        {
            get => _lookTarget;
            set => _lookTarget = value;
        }

        int IPoseSource.Rank => PoseRank.Stream;

        /// <summary>The names that its poses are aligned to; null until it is on stage.</summary>
        public Rig Rig => _stream?.Description?.Rig;

        /// <summary>Writes the pose of this picture.</summary>
        public bool TryDraw(Pose into)
        {
            if (_hasPose)
            {
                into.CopyFrom(_pose);
            }
            return _hasPose;
        }

        private void Reset()
        {
            _voice = GetComponentInChildren<BridgeVoice>();
        }

        private void Awake()
        {
            _attention = new Attention(request => AskAsync(request));
        }

        private void OnEnable()
        {
            _life = new CancellationTokenSource();
            _avatar = GetComponentInChildren<BridgeAvatar>();
            if (_voice == null)
            {
                _voice = GetComponentInChildren<BridgeVoice>();
            }
            Join();
        }

        private void OnDisable()
        {
            Leave();
            _life.Cancel();
            _life.Dispose();
            _life = null;
        }

        private void Update()
        {
            Join();
            if (!ReferenceEquals(_attention.Target, _lookTarget))
            {
                _attention.Target = _lookTarget;
            }
            if (IsOnStage)
            {
                NoticeSession(_stream.Description.SessionId);
                var scale = _avatar != null ? _avatar.Scale : 1f;
                _attention.Follow(transform, scale, BridgeClient.Clock.NowMicros);
            }
        }

        private void LateUpdate()
        {
            if (_stream == null)
            {
                return;
            }
            _hasPose = _stream.TryDraw(BridgeClient.Clock.NowMicros, _pose);
            while (_stream != null && _stream.TryDequeue(out var note))
            {
                Tell(note);
            }
        }
    }
}
