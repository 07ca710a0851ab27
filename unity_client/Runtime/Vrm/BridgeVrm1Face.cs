#if BRIDGE_VRM1
using System.Collections.Generic;
using UniVRM10;
using UnityEngine;

namespace AvatarBridge
{
    /// <summary>
    /// Shows faces through the expressions of a VRM 1.0 model: its presets, or the 52 of ARKit
    /// where the model has them as custom expressions. Main thread. The model's own component
    /// applies the weights later in the same picture.
    /// </summary>
    [AddComponentMenu("Avatar Bridge/Bridge VRM 1.0 Face")]
    [RequireComponent(typeof(Vrm10Instance))]
    [DisallowMultipleComponent]
    public sealed class BridgeVrm1Face : MonoBehaviour, IExpressionSink
    {
        [SerializeField]
        [Tooltip("Which expression shows what. Empty: matched by name.")]
        private RigMap _map;

        private IReadOnlyList<ExpressionKey> _keys;
        private Vrm10Instance _instance;
        private ExpressionFeeds _feeds;

        /// <summary>Which drives which; null matches by name. It counts when it is next bound.</summary>
        public RigMap Map
        {
            get => _map;
            set => _map = value;
        }

        /// <summary>How many expressions are driven; 0 before something moves the avatar.</summary>
        public int Count => _feeds == null ? 0 : _feeds.Count;

        /// <summary>Ties the model's expressions to these shapes.</summary>
        public void Bind(IReadOnlyList<string> shapeNames)
        {
            _instance = GetComponent<Vrm10Instance>();
            _keys = _instance.Runtime.Expression.ExpressionKeys;
            var names = new string[_keys.Count];
            for (var i = 0; i < names.Length; i++)
            {
                names[i] = _keys[i].Name;
            }
            _feeds = new ExpressionFeeds(names, shapeNames, _map);
        }

        /// <summary>Shows a face.</summary>
        public void Show(float[] weights, float amount)
        {
            if (_feeds == null || _instance == null)
            {
                return;
            }
            _feeds.Read(weights);
            var expression = _instance.Runtime.Expression;
            for (var i = 0; i < _keys.Count; i++)
            {
                if (_feeds.IsDriven[i])
                {
                    expression.SetWeight(_keys[i], _feeds[i] * amount);
                }
            }
        }
    }
}
#endif
