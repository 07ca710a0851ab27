using System;
using System.Collections.Generic;
using AvatarBridge.Link;
using AvatarBridge.Playback;
using AvatarBridge.Time;
using UnityEngine;

namespace AvatarBridge
{
    /// <summary>
    /// The connection to a sidecar, shared by all its characters. One in a scene is enough;
    /// every <see cref="BridgeNpc"/> that names no other uses <see cref="Current"/>.
    ///
    /// Main thread. Sockets and their threads live from OnEnable to OnDisable.
    /// </summary>
    [AddComponentMenu("Avatar Bridge/Bridge Client")]
    [DisallowMultipleComponent]
    [DefaultExecutionOrder(-200)]
    public sealed class BridgeClient : MonoBehaviour
    {
        private static IClock _clock = new MonotonicClock();

        [SerializeField]
        [Tooltip("Where the sidecar's stream is: what 'bridge run' prints.")]
        private string _streamEndpoint = "tcp://127.0.0.1:5570";

        [SerializeField]
        [Tooltip("Where its requests go. Empty: the sidecar tells.")]
        private string _controlEndpoint = "tcp://127.0.0.1:5571";

        [SerializeField]
        [Tooltip("What this game calls itself in reports to the sidecar.")]
        private string _clientName = "unity";

        [SerializeField]
        [Range(0f, 1000f)]
        [Tooltip("Milliseconds by which everything is played later. 0 on one machine or a good "
            + "network; more where the network is late by more than the sidecar's lead.")]
        private float _playoutDelayMillis;

        [SerializeField]
        [Tooltip("Stays when another scene is loaded.")]
        private bool _keepAcrossScenes = true;

        [SerializeField]
        [Tooltip("What the scene is told.")]
        private ClientEvents _events = new ClientEvents();

        private readonly List<CharacterStream> _followed = new List<CharacterStream>();
        private bool _wasConnected;
        private string _problem = "";

        /// <summary>Raised on the main thread when the sidecar is there, or there again.</summary>
        public event Action Connected;

        /// <summary>Raised on the main thread when the sidecar has gone.</summary>
        public event Action Disconnected;

        /// <summary>The client that was enabled first; null when there is none.</summary>
        public static BridgeClient Current { get; private set; }

        /// <summary>
        /// The clock that everything of this package is played by. A game that renders at a pace
        /// of its own, as into a film, may put its own here before anything is enabled.
        /// </summary>
        public static IClock Clock
        {
            get => _clock;
            set => _clock = value ?? throw new ArgumentNullException(nameof(value));
        }

        /// <summary>What the scene is told, as wired up in the inspector.</summary>
        public ClientEvents Events => _events;

        /// <summary>The connection; null while this component is disabled, or misconfigured.</summary>
        public BridgeConnection Connection { get; private set; }

        /// <summary>How the connection is.</summary>
        public ConnectionState State =>
            Connection == null ? default : Connection.State;

        public bool IsConnected => State == ConnectionState.Connected;

        /// <summary>What is wrong, for people; empty when nothing is.</summary>
        public string LastError => Connection == null ? _problem : Connection.LastError ?? "";

        /// <summary>Where the stream is. Setting it connects anew.</summary>
        public string StreamEndpoint
        {
            get => _streamEndpoint;
            set => Change(ref _streamEndpoint, value);
        }

        /// <summary>Where requests go; empty when the sidecar tells. Setting it connects anew.</summary>
        public string ControlEndpoint
        {
            get => _controlEndpoint;
            set => Change(ref _controlEndpoint, value);
        }

        /// <summary>What this game calls itself in reports.</summary>
        public string ClientName => _clientName;

        /// <summary>Milliseconds by which everything is played later.</summary>
        public float PlayoutDelayMillis
        {
            get => _playoutDelayMillis;
            set
            {
                _playoutDelayMillis = Mathf.Clamp(value, 0f, 1000f);
                foreach (var stream in _followed)
                {
                    stream.PlayoutDelayMicros = PlayoutDelayMicros;
                }
            }
        }

        private long PlayoutDelayMicros => (long)(_playoutDelayMillis * 1000f);

        /// <summary>
        /// Follows a character; null while there is no connection. Each call is answered by one
        /// of <see cref="Unfollow"/>. Raises <see cref="BridgeException"/> for what is no name.
        /// </summary>
        public CharacterStream Follow(string character)
        {
            if (Connection == null || string.IsNullOrEmpty(character))
            {
                return null;
            }
            var stream = Connection.Follow(character);
            stream.PlayoutDelayMicros = PlayoutDelayMicros;
            _followed.Add(stream);
            return stream;
        }

        /// <summary>Ends following; nothing happens when its connection has gone already.</summary>
        public void Unfollow(CharacterStream stream)
        {
            if (_followed.Remove(stream))
            {
                Connection.Unfollow(stream.Character);
            }
        }

        /// <summary>Whether a stream that <see cref="Follow"/> gave is still followed.</summary>
        public bool IsFollowed(CharacterStream stream)
        {
            return _followed.Contains(stream);
        }

        /// <summary>Connects anew, as after a change of the fields.</summary>
        public void Reconnect()
        {
            Close();
            if (isActiveAndEnabled)
            {
                Open();
            }
        }

        [RuntimeInitializeOnLoadMethod(RuntimeInitializeLoadType.SubsystemRegistration)]
        private static void Forget()
        {
            Current = null; // play mode may begin without a fresh domain
            _clock = new MonotonicClock();
        }

        private void OnEnable()
        {
            if (Current == null)
            {
                Current = this;
            }
            if (_keepAcrossScenes && Application.isPlaying && transform.parent == null)
            {
                DontDestroyOnLoad(gameObject);
            }
            Open();
        }

        private void OnDisable()
        {
            Close();
            if (Current == this)
            {
                Current = null;
            }
        }

        private void Update()
        {
            var problem = LastError;
            if (!string.Equals(problem, _problem, StringComparison.Ordinal))
            {
                _problem = problem;
                if (problem.Length > 0)
                {
                    _events.Problem.Invoke(problem);
                }
            }
            if (IsConnected != _wasConnected)
            {
                Tell(IsConnected);
            }
        }

        private void Tell(bool isConnected)
        {
            _wasConnected = isConnected;
            (isConnected ? _events.Connected : _events.Disconnected).Invoke();
            (isConnected ? Connected : Disconnected)?.Invoke();
        }

        private void Open()
        {
            try
            {
                Connection = new BridgeConnection(
                    new BridgeOptions
                    {
                        StreamEndpoint = _streamEndpoint,
                        ControlEndpoint = _controlEndpoint,
                        ClientName = _clientName,
                    },
                    Clock);
            }
            catch (BridgeException error)
            {
                _problem = error.Message;
                Debug.LogError($"BridgeClient: {error.Message}", this);
                _events.Problem.Invoke(error.Message);
            }
        }

        private void Close()
        {
            _followed.Clear();
            Connection?.Dispose();
            Connection = null;
            if (_wasConnected)
            {
                Tell(false);
            }
        }

        private void Change(ref string endpoint, string value)
        {
            value ??= "";
            if (!string.Equals(endpoint, value, StringComparison.Ordinal))
            {
                endpoint = value;
                Reconnect();
            }
        }
    }
}
