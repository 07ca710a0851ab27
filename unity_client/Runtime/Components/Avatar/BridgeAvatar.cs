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
        private AvatarBinding _binding;
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
        public Rig Rig => _binding?.Rig;

        /// <summary>What moves the avatar now; null when nothing does.</summary>
        public IPoseSource Source => _presence > 0f ? _mixer.Source : null;

        /// <summary>From 0, the game's own animation, to 1, all of the pose: eased weight.</summary>
        public float Amount => _weight * (float)PoseMath.Smoothstep(_presence);

        /// <summary>Metres of this avatar for each metre of the body that poses are of.</summary>
        public float Scale => _binding == null ? 1f : _binding.Body.Scale;

        public int BoneCount => _binding == null ? 0 : _binding.Body.BoneCount;

        public int BlendshapeCount => _binding == null ? 0 : _binding.Face.Count;

        /// <summary>Bones of the rig that this avatar lacks; empty before it is bound.</summary>
        public IReadOnlyList<string> MissingBones =>
            _binding == null ? Array.Empty<string>() : _binding.Body.Missing;

        /// <summary>Shapes of the rig that nothing here shows; empty before it is bound.</summary>
        public IReadOnlyList<string> MissingShapes =>
            _binding == null ? Array.Empty<string>() : _binding.Face.Missing;

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
            _binding = null;
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
            if (hasPose && (_binding == null || !_binding.Fits(_mixer.Rig)))
            {
                Release(_shown);
                _binding = Bind(_mixer.Rig);
            }
            if (_binding != null)
            {
                Show(Amount);
            }
        }

        private void Show(float amount)
        {
            var parts = amount > 0f ? _parts : PoseParts.None;
            Release(_shown & ~parts);
            _shown = parts;
            if (parts != PoseParts.None)
            {
                _binding.Apply(_mixer.Shown, parts, amount);
            }
        }

        private void Release(PoseParts parts)
        {
            if (_binding != null && parts != PoseParts.None)
            {
                _binding.Release(parts);
                _shown &= ~parts;
            }
        }

        private AvatarBinding Bind(Rig rig)
        {
            var root = _animator != null ? _animator.transform : transform;
            var sinks = GetComponentsInChildren<IExpressionSink>(true);
            // Expressions move the meshes themselves; only a map asks for both.
            var meshes = sinks.Length > 0 && _map == null
                ? Array.Empty<SkinnedMeshRenderer>()
                : FindMeshes();
            var body = new BodyPoser(root, _animator, _bones, rig);
            var hasEyeShapes = _eyes == EyeMotion.Blendshapes || _eyes == EyeMotion.Both
                || (_eyes == EyeMotion.Automatic && !body.HasEyes);
            body.MovesEyes = _eyes != EyeMotion.Blendshapes;
            var face = new FacePoser(meshes, _map, sinks, rig, hasEyeShapes);
            var binding = new AvatarBinding(rig, body, face);
            binding.Complain(this);
            return binding;
        }
    }
}
