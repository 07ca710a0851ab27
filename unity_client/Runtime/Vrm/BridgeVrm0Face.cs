#if BRIDGE_VRM0
using System.Collections.Generic;
using UnityEngine;
using VRM;

namespace AvatarBridge
{
    /// <summary>
    /// Shows faces through the blendshape clips of a VRM 0 model: its presets, or the 52 of
    /// ARKit where the model has them as clips of its own. Main thread.
    /// </summary>
    [AddComponentMenu("Avatar Bridge/Bridge VRM 0 Face")]
    [RequireComponent(typeof(VRMBlendShapeProxy))]
    [DisallowMultipleComponent]
    public sealed class BridgeVrm0Face : MonoBehaviour, IExpressionSink
    {
        [SerializeField]
        [Tooltip("Which clip shows what. Empty: matched by name.")]
        private RigMap _map;

        private VRMBlendShapeProxy _proxy;
        private BlendShapeKey[] _keys;
        private ExpressionFeeds _feeds;

        /// <summary>Which drives which; null matches by name. It counts when it is next bound.</summary>
        public RigMap Map
        {
            get => _map;
            set => _map = value;
        }

        /// <summary>How many clips are driven; 0 before something moves the avatar.</summary>
        public int Count => _feeds == null ? 0 : _feeds.Count;

        /// <summary>Ties the model's clips to these shapes.</summary>
        public void Bind(IReadOnlyList<string> shapeNames)
        {
            _proxy = GetComponent<VRMBlendShapeProxy>();
            var clips = _proxy.BlendShapeAvatar == null
                ? new List<BlendShapeClip>()
                : _proxy.BlendShapeAvatar.Clips;
            _keys = new BlendShapeKey[clips.Count];
            var names = new string[clips.Count];
            for (var i = 0; i < names.Length; i++)
            {
                _keys[i] = BlendShapeKey.CreateFromClip(clips[i]);
                names[i] = clips[i].BlendShapeName ?? "";
            }
            _feeds = new ExpressionFeeds(names, shapeNames, _map);
        }

        /// <summary>Shows a face.</summary>
        public void Show(float[] weights, float amount)
        {
            if (_feeds == null || _proxy == null)
            {
                return;
            }
            _feeds.Read(weights);
            for (var i = 0; i < _keys.Length; i++)
            {
                if (_feeds.IsDriven[i])
                {
                    _proxy.AccumulateValue(_keys[i], _feeds[i] * amount);
                }
            }
            _proxy.Apply();
        }
    }
}
#endif
