using System;
using AvatarBridge.Naming;
using AvatarBridge.Osc;
using AvatarBridge.Playback;
using AvatarBridge.Wire;
using UnityEngine;
using Pose = AvatarBridge.Playback.Pose;

namespace AvatarBridge
{
    /// <summary>
    /// Moves the <see cref="BridgeAvatar"/> of its object by a VMC stream over OSC, from the
    /// sidecar or any other sender. There is no sound in it: the sender plays that itself, and
    /// sends each pose when its instant is heard.
    ///
    /// Main thread; the socket and its thread live from OnEnable to OnDisable.
    /// </summary>
    [AddComponentMenu("Avatar Bridge/Bridge OSC Receiver")]
    [DisallowMultipleComponent]
    [DefaultExecutionOrder(-100)]
    public sealed class BridgeOscReceiver : MonoBehaviour, IPoseSource
    {
        private const long SilentMicros = 1_000_000;

        [SerializeField]
        [Range(0, 65535)]
        [Tooltip("UDP port to listen at. 39539 is VMC's; EVMC4U in the same project needs its own.")]
        private int _port = 39539;

        [SerializeField]
        [Tooltip("Hears other machines too. Off: only senders on this one.")]
        private bool _hearsNetwork;

        [SerializeField]
        [Tooltip("Moves this object where the sender's root is, beginning from where it stands.")]
        private bool _movesRoot;

        [SerializeField]
        [Min(0.01f)]
        [Tooltip("How high the hips of the sender's model stand in its T-pose, in metres. The "
            + "sidecar's own body has 0.88.")]
        private float _senderHipsHeight = 0.88f;

        private readonly VmcPose _vmc = new VmcPose();
        private readonly VmcTranslator _translator = new VmcTranslator();
        private readonly Pose _pose = new Pose();
        private VmcReceiver _receiver;
        private UdpReceiver _socket;
        private Vector3 _standsAt;
        private Quaternion _faces;

        /// <summary>Where it listens; 0 while it does not.</summary>
        public int ListeningPort => _socket == null ? 0 : _socket.Port;

        /// <summary>UDP port to listen at. Setting it listens anew.</summary>
        public int Port
        {
            get => _port;
            set
            {
                _port = value;
                if (isActiveAndEnabled)
                {
                    Close();
                    Open();
                }
            }
        }

        /// <summary>Hears other machines too. It counts when it next listens.</summary>
        public bool HearsNetwork
        {
            get => _hearsNetwork;
            set => _hearsNetwork = value;
        }

        /// <summary>Moves this object where the sender's root is.</summary>
        public bool MovesRoot
        {
            get => _movesRoot;
            set => _movesRoot = value;
        }

        /// <summary>Whether poses come in.</summary>
        public bool IsReceiving { get; private set; }

        /// <summary>Why it does not listen, or what was wrong with a packet; else empty.</summary>
        public string LastError { get; private set; } = "";

        int IPoseSource.Rank => PoseRank.Osc;

        public Rig Rig { get; private set; }

        /// <summary>How much has come; null while it does not listen.</summary>
        public VmcCounts Counts()
        {
            return _receiver == null ? null : _receiver.Counts();
        }

        /// <summary>Writes the newest pose; false when none has come for a second.</summary>
        public bool TryDraw(Pose into)
        {
            if (IsReceiving)
            {
                into.CopyFrom(_pose);
            }
            return IsReceiving;
        }

        private void OnEnable()
        {
            _standsAt = transform.localPosition;
            _faces = transform.localRotation;
            Rig = HumanRig.With(ArkitShapes.Names, _senderHipsHeight);
            Open();
        }

        private void OnDisable()
        {
            Close();
            IsReceiving = false;
        }

        private void LateUpdate()
        {
            IsReceiving = _receiver != null
                && _receiver.TryDraw(_vmc, out var atMicros)
                && BridgeClient.Clock.NowMicros - atMicros < SilentMicros;
            if (!IsReceiving)
            {
                return;
            }
            Translate();
            if (_movesRoot && _vmc.HasRoot)
            {
                MoveRoot(_vmc.RootPosition, _vmc.RootRotation);
            }
        }

        private void Translate()
        {
            var p = _vmc.BonePositions;
            if (p[0] == 0f && p[1] == 0f && p[2] == 0f)
            {
                _vmc.HasBone[HumanBones.Hips] = false; // it sends rotations alone
            }
            _translator.HipsHeight = _senderHipsHeight;
            _translator.Translate(_vmc, _pose);
            _pose.State = PoseState.Live;
        }

        private void MoveRoot(float[] position, float[] rotation)
        {
            var moved = new Vector3(position[0], position[1], position[2]);
            transform.localPosition = _standsAt + _faces * moved;
            transform.localRotation = _faces
                * new Quaternion(rotation[0], rotation[1], rotation[2], rotation[3]);
        }

        private void Open()
        {
            _receiver = new VmcReceiver(BridgeClient.Clock);
            try
            {
                _socket = new UdpReceiver(_hearsNetwork ? "0.0.0.0" : "127.0.0.1", _port, _receiver);
                LastError = "";
            }
            catch (OscException error)
            {
                LastError = error.Message;
                Debug.LogError($"BridgeOscReceiver: {error.Message}", this);
            }
        }

        private void Close()
        {
            _socket?.Dispose();
            _socket = null;
            _receiver = null;
        }
    }
}
