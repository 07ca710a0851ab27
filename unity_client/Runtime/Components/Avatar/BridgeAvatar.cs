using System;
using System.Collections.Generic;
using AvatarBridge.Playback;
using AvatarBridge.Wire;
using UnityEngine;
using Pose = AvatarBridge.Playback.Pose;

namespace AvatarBridge
{
    /// <summary>
    /// Moves one avatar: a humanoid Animator, or plain transforms; the blendshapes of any number
    /// of meshes; VRM expressions through an <see cref="IExpressionSink"/>. Put it on the root of
    /// the avatar beside what moves it, such as a <see cref="BridgeNpc"/>.
    ///
    /// Main thread. It writes in LateUpdate, over whatever the Animator did, and gives every part
    /// back when it is switched off. Nothing is allocated per picture.
    /// </summary>
    [AddComponentMenu("Avatar Bridge/Bridge Avatar")]
    [DisallowMultipleComponent]
    [DefaultExecutionOrder(100)]
    public sealed class BridgeAvatar : MonoBehaviour
    {
        private const float SlantedDegrees = 20f;

        [Header("What moves")]
        [SerializeField]
        [Tooltip("The humanoid. Empty: the Animator on this object or below it.")]
        private Animator _animator;

        [SerializeField]
        [Tooltip("Bones of an avatar that is no Unity humanoid; it must stand in a T-pose when "
            + "play starts. Empty: found below this object by their names.")]
        private NamedBone[] _bones = Array.Empty<NamedBone>();

        [SerializeField]
        [Tooltip("Meshes with blendshapes. Empty: every skinned mesh below this object.")]
        private SkinnedMeshRenderer[] _meshes = Array.Empty<SkinnedMeshRenderer>();

        [SerializeField]
        [Tooltip("Which blendshape shows what. Empty: matched by name when play starts.")]
        private RigMap _map;

        [SerializeField]
        [Tooltip("What moves it, where that is not a component of this object: a BridgeNpc, "
            + "BakedLinePlayer or BridgeOscReceiver.")]
        private MonoBehaviour _source;

        [Header("How much")]
        [SerializeField]
        [Range(0f, 1f)]
        [Tooltip("How much of the pose is shown over the game's own animation.")]
        private float _weight = 1f;

        [SerializeField]
        [Tooltip("What is moved. Switch the body off to keep walking animations: head and neck "
            + "then turn on top of them.")]
        private PoseParts _parts = PoseParts.Everything;

        [SerializeField]
        [Tooltip("What turns the eyes where both bones and blendshapes could.")]
        private EyeMotion _eyes = EyeMotion.Automatic;

        [SerializeField]
        [Min(0f)]
        [Tooltip("Seconds to come in and to let go, when a source appears or goes away.")]
        private float _easeSecs = 0.3f;

        private readonly PoseMixer _mixer = new PoseMixer();
        private readonly List<IExpressionSink> _sinks = new List<IExpressionSink>();
        private Rig _rig;
        private BodyPoser _body;
        private FacePoser _face;
        private PoseParts _shown;
        private float _presence;

        /// <summary>How much of the pose is shown over the game's own animation.</summary>
        public float Weight
        {
            get => _weight;
            set => _weight = Mathf.Clamp01(value);
        }

        /// <summary>What is moved; what is not is left to the game.</summary>
        public PoseParts Parts
        {
            get => _parts;
            set => _parts = value;
        }

        /// <summary>What turns the eyes. Call <see cref="Rebind"/> after a change.</summary>
        public EyeMotion Eyes
        {
            get => _eyes;
            set => _eyes = value;
        }

        /// <summary>Which blendshape shows what. Setting it binds anew.</summary>
        public RigMap Map
        {
            get => _map;
            set
            {
                _map = value;
                Rebind();
            }
        }

        /// <summary>The humanoid; null for plain transforms. Setting it binds anew.</summary>
        public Animator Animator
        {
            get => _animator;
            set
            {
                _animator = value;
                Rebind();
            }
        }

        /// <summary>What moves it besides the components of this object. Binds anew.</summary>
        public MonoBehaviour NamedSource
        {
            get => _source;
            set
            {
                _source = value;
                Rebind();
            }
        }

        /// <summary>The pose shown last: for inspectors and curious games; do not change it.</summary>
        public Pose Pose => _mixer.Shown;

        /// <summary>What the pose is aligned to; null until something moves the avatar.</summary>
        public Rig Rig => _rig;

        /// <summary>What moves the avatar now; null when nothing does.</summary>
        public IPoseSource Source => _presence > 0f ? _mixer.Source : null;

        /// <summary>From 0, the game's own animation, to 1, all of the pose: eased weight.</summary>
        public float Amount => _weight * (float)PoseMath.Smoothstep(_presence);

        /// <summary>Metres of this avatar for each metre of the body that poses are of.</summary>
        public float Scale => _body == null ? 1f : _body.Scale;

        public int BoneCount => _body == null ? 0 : _body.BoneCount;

        public int BlendshapeCount => _face == null ? 0 : _face.Count;

        /// <summary>Bones of the rig that this avatar lacks; empty before it is bound.</summary>
        public IReadOnlyList<string> MissingBones =>
            _body == null ? Array.Empty<string>() : _body.Missing;

        /// <summary>Shapes of the rig that nothing here shows; empty before it is bound.</summary>
        public IReadOnlyList<string> MissingShapes =>
            _face == null ? Array.Empty<string>() : _face.Missing;

        /// <summary>Lets a source move the avatar that is no component of this object.</summary>
        public void AddSource(IPoseSource source)
        {
            _mixer.Add(source ?? throw new ArgumentNullException(nameof(source)));
        }

        public void RemoveSource(IPoseSource source)
        {
            _mixer.Remove(source);
        }

        /// <summary>Looks at bones, meshes and map again, after they changed.</summary>
        public void Rebind()
        {
            Release(_shown);
            _body = null;
            _face = null;
            _rig = null;
            if (isActiveAndEnabled)
            {
                _mixer.Find(gameObject, _source);
            }
        }

        /// <summary>The meshes that it moves, or would: those named, or all below it.</summary>
        public SkinnedMeshRenderer[] FindMeshes()
        {
            return _meshes.Length > 0 ? _meshes : GetComponentsInChildren<SkinnedMeshRenderer>(true);
        }

        private void Reset()
        {
            _animator = GetComponentInChildren<Animator>();
        }

        private void OnEnable()
        {
            if (_animator == null)
            {
                _animator = GetComponentInChildren<Animator>();
            }
            _mixer.Find(gameObject, _source);
        }

        private void OnDisable()
        {
            Release(_shown);
            _presence = 0f;
        }

        private void LateUpdate()
        {
            var passed = UnityEngine.Time.deltaTime;
            var hasPose = _mixer.TryDraw(passed);
            var step = _easeSecs > 0f ? passed / _easeSecs : 1f;
            _presence = Mathf.MoveTowards(_presence, hasPose ? 1f : 0f, step);
            if (hasPose && !IsBoundTo(_mixer.Rig))
            {
                Bind(_mixer.Rig);
            }
            if (_body != null)
            {
                Show(Amount);
            }
        }

        private void Show(float amount)
        {
            var parts = amount > 0f ? _parts : PoseParts.None;
            Release(_shown & ~parts);
            _shown = parts;
            if (parts == PoseParts.None)
            {
                return;
            }
            _body.Apply(_mixer.Shown, parts, amount);
            _face.Apply(_mixer.Shown.Weights, parts, amount);
        }

        private void Release(PoseParts parts)
        {
            if (_body == null || parts == PoseParts.None)
            {
                return;
            }
            _body.Release(parts);
            _face.Release(parts);
            _shown &= ~parts;
        }

        private void Bind(Rig rig)
        {
            Release(_shown);
            var root = _animator != null ? _animator.transform : transform;
            _rig = rig;
            _body = new BodyPoser(root, _animator, _bones, rig);
            GetComponentsInChildren(true, _sinks);
            var eyeShapes = _eyes == EyeMotion.Blendshapes || _eyes == EyeMotion.Both
                || (_eyes == EyeMotion.Automatic && !_body.HasEyes);
            var eyeBones = _eyes != EyeMotion.Blendshapes;
            _body.MovesEyes = eyeBones;
            _face = new FacePoser(FacesToMove(), _map, _sinks.ToArray(), rig, eyeShapes);
            Complain();
        }

        /// <summary>Expressions move the meshes themselves; only a map asks for both.</summary>
        private SkinnedMeshRenderer[] FacesToMove()
        {
            return _sinks.Count > 0 && _map == null
                ? Array.Empty<SkinnedMeshRenderer>()
                : FindMeshes();
        }

        private void Complain()
        {
            if (_body.BoneCount == 0 && _face.Count == 0 && _sinks.Count == 0)
            {
                Debug.LogWarning(
                    "BridgeAvatar found nothing to move: no humanoid bones and no blendshapes "
                    + "that it knows. Assign an Animator, or make a Rig Map (Create > Avatar "
                    + "Bridge > Rig Map).", this);
            }
            if (_body.Slant > SlantedDegrees)
            {
                Debug.LogWarning(
                    $"BridgeAvatar: the arms stand {_body.Slant:0}° away from a T-pose, and so "
                    + "will every gesture. Import the model as Humanoid, or let it stand in a "
                    + "T-pose when play starts.", this);
            }
        }

        /// <summary>A description comes every second, mostly with the same rig in it.</summary>
        private bool IsBoundTo(Rig rig)
        {
            if (_body == null || ReferenceEquals(rig, _rig))
            {
                return _body != null;
            }
            if (!AreSame(rig.ShapeNames, _rig.ShapeNames) || !AreSame(rig.BoneNames, _rig.BoneNames))
            {
                return false;
            }
            _rig = rig;
            return true;
        }

        private static bool AreSame(IReadOnlyList<string> one, IReadOnlyList<string> other)
        {
            if (one.Count != other.Count)
            {
                return false;
            }
            for (var i = 0; i < one.Count; i++)
            {
                if (!string.Equals(one[i], other[i], StringComparison.Ordinal))
                {
                    return false;
                }
            }
            return true;
        }
    }
}
