// Checked against vrm-c/UniVRM v0.131.1: all found; interfaces left out.
using System;
using System.Collections.Generic;
using UnityEngine;

// Stand-ins for what the adapter uses of UniVRM's VRM 1.0. Signatures: vrm.dev/en/api and
// github.com/vrm-c/UniVRM, Packages/VRM10/Runtime/Components.
namespace UniVRM10
{
    // Components/Expression/ExpressionPreset.cs
    public enum ExpressionPreset
    {
        custom,
        happy,
        angry,
        sad,
        relaxed,
        surprised,
        aa,
        ih,
        ou,
        ee,
        oh,
        blink,
        blinkLeft,
        blinkRight,
        lookUp,
        lookDown,
        lookLeft,
        lookRight,
        neutral,
    }

    // Components/Expression/ExpressionKey.cs
    public readonly struct ExpressionKey : IEquatable<ExpressionKey>
    {
        public readonly ExpressionPreset Preset;
        public readonly string Name;

        public ExpressionKey(ExpressionPreset preset, string customName = null)
        {
            if (preset == ExpressionPreset.custom && string.IsNullOrEmpty(customName))
            {
                throw new ArgumentException("name is required for ExpressionPreset.Custom");
            }
            Preset = preset;
            Name = preset == ExpressionPreset.custom ? customName : preset.ToString();
        }

        public static ExpressionKey CreateCustom(string key)
        {
            return new ExpressionKey(ExpressionPreset.custom, key);
        }

        public static ExpressionKey CreateFromPreset(ExpressionPreset preset)
        {
            return new ExpressionKey(preset);
        }

        public bool Equals(ExpressionKey other) => Preset == other.Preset && Name == other.Name;
        public override bool Equals(object obj) => obj is ExpressionKey key && Equals(key);
        public override int GetHashCode() => Name.GetHashCode();
        public override string ToString() => Name;
    }

    // Components/Vrm10Runtime/Vrm10RuntimeExpression.cs
    // A key that the model lacks is ignored, as there.
    public sealed class Vrm10RuntimeExpression
    {
        private readonly List<ExpressionKey> _keys = new List<ExpressionKey>();
        private readonly Dictionary<ExpressionKey, float> _weights =
            new Dictionary<ExpressionKey, float>();

        public IReadOnlyList<ExpressionKey> ExpressionKeys => _keys;

        public float GetWeight(ExpressionKey expressionKey)
        {
            return _weights.TryGetValue(expressionKey, out var weight) ? weight : 0f;
        }

        public void SetWeight(ExpressionKey expressionKey, float weight)
        {
            if (_weights.ContainsKey(expressionKey))
            {
                _weights[expressionKey] = weight;
            }
        }

        public void SetWeightsNonAlloc(Dictionary<ExpressionKey, float> weights)
        {
            foreach (var pair in weights)
            {
                SetWeight(pair.Key, pair.Value);
            }
        }

        internal void Add(ExpressionKey key)
        {
            _keys.Add(key);
            _weights.Add(key, 0f);
        }
    }

    // Components/Vrm10Runtime/Vrm10RuntimeLookAt.cs
    public sealed class Vrm10RuntimeLookAt
    {
        public float Yaw { get; private set; }
        public float Pitch { get; private set; }
        public void SetYawPitchManually(float yaw, float pitch) => (Yaw, Pitch) = (yaw, pitch);
    }

    // Components/Vrm10Runtime/Vrm10Runtime.cs
    public class Vrm10Runtime
    {
        public Vrm10RuntimeExpression Expression { get; } = new Vrm10RuntimeExpression();
        public Vrm10RuntimeLookAt LookAt { get; } = new Vrm10RuntimeLookAt();
        internal int Processed { get; private set; }
        public void Process() => Processed++;
    }

    // Components/VRM10Object/VRM10ObjectLookAt.cs
    public class VRM10ObjectLookAt
    {
        public enum LookAtTargetTypes
        {
            SpecifiedTransform,
            YawPitchValue,
        }
    }

    // Components/Vrm10Instance/Vrm10Instance.cs
    [DefaultExecutionOrder(11000)]
    public class Vrm10Instance : MonoBehaviour
    {
        public UpdateTypes UpdateType = UpdateTypes.LateUpdate;
        public Transform LookAtTarget;
        public VRM10ObjectLookAt.LookAtTargetTypes LookAtTargetType;

        public enum UpdateTypes
        {
            None,
            Update,
            LateUpdate,
        }

        public Vrm10Runtime Runtime { get; } = new Vrm10Runtime();

        private void LateUpdate()
        {
            if (UpdateType == UpdateTypes.LateUpdate)
            {
                Runtime.Process();
            }
        }
    }
}
