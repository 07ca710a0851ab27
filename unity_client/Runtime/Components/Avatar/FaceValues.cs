using System;
using System.Collections.Generic;
using AvatarBridge.Naming;

namespace AvatarBridge
{
    /// <summary>
    /// A face in every vocabulary at once: ARKit's shapes, VRM's expressions, Oculus' visemes,
    /// and whatever the stream itself sends. What it does not send is made of what it does.
    /// For one thread; made anew for every rig, then allocates nothing.
    /// </summary>
    public sealed class FaceValues
    {
        private const int Vrm = ArkitShapes.Count;
        private const int Visemes = Vrm + VrmExpressions.Count;
        private const int Sent = Visemes + OculusVisemes.Count;

        private readonly float[] _values;
        private readonly int[] _arkitOf;
        private readonly int[] _vrmOf;
        private readonly float[] _expressions = new float[VrmExpressions.Count];
        private readonly Dictionary<string, int> _custom;
        private readonly bool _sendsArkit;
        private readonly bool _sendsVrm;

        /// <summary>Prepares for weights that are aligned to these names.</summary>
        public FaceValues(IReadOnlyList<string> shapeNames)
        {
            _values = new float[Sent + shapeNames.Count];
            _arkitOf = new int[shapeNames.Count];
            _vrmOf = new int[shapeNames.Count];
            _custom = new Dictionary<string, int>(StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < shapeNames.Count; i++)
            {
                _arkitOf[i] = ArkitShapes.Find(shapeNames[i]);
                _vrmOf[i] = _arkitOf[i] < 0 ? VrmExpressions.Find(shapeNames[i]) : -1;
                _sendsArkit |= _arkitOf[i] >= 0;
                _sendsVrm |= _vrmOf[i] >= 0;
                _custom[shapeNames[i]] = Sent + i;
            }
        }

        /// <summary>The value of a place that <see cref="Find"/> gave, from 0 to 1.</summary>
        public float this[int place] => _values[place];

        /// <summary>Returns the place of a name; -1 when nobody knows it.</summary>
        public int Find(ShapeVocabulary vocabulary, string name)
        {
            if (string.IsNullOrEmpty(name))
            {
                return -1;
            }
            switch (vocabulary)
            {
                case ShapeVocabulary.Arkit:
                    return ArkitShapes.Find(name);
                case ShapeVocabulary.Vrm:
                    return From(Vrm, VrmExpressions.Find(name));
                case ShapeVocabulary.Viseme:
                    return From(Visemes, IndexOf(OculusVisemes.Names, name));
                default:
                    return _custom.TryGetValue(name, out var place) ? place : -1;
            }
        }

        /// <summary>Takes the weights of a pose.</summary>
        public void Read(float[] weights)
        {
            Array.Clear(_values, 0, Sent);
            Array.Clear(_expressions, 0, _expressions.Length);
            var count = Math.Min(weights.Length, _arkitOf.Length);
            for (var i = 0; i < count; i++)
            {
                _values[Sent + i] = weights[i];
                if (_arkitOf[i] >= 0)
                {
                    _values[_arkitOf[i]] = weights[i];
                }
                else if (_vrmOf[i] >= 0)
                {
                    _expressions[_vrmOf[i]] = weights[i];
                }
            }
            Complete();
        }

        private void Complete()
        {
            var arkit = _values.AsSpan(0, ArkitShapes.Count);
            if (_sendsVrm && !_sendsArkit)
            {
                VrmExpressions.AddToArkit(_expressions, arkit);
            }
            OculusVisemes.FromArkit(arkit, _values.AsSpan(Visemes, OculusVisemes.Count));
            var expressions = _values.AsSpan(Vrm, VrmExpressions.Count);
            if (_sendsArkit)
            {
                VrmExpressions.FromArkit(arkit, expressions);
            }
            if (_sendsVrm)
            {
                Raise(_expressions, expressions);
            }
        }

        /// <summary>What a stream says itself counts, where it says more than its shapes do.</summary>
        private static void Raise(ReadOnlySpan<float> said, Span<float> expressions)
        {
            for (var i = 0; i < said.Length; i++)
            {
                expressions[i] = Math.Max(expressions[i], said[i]);
            }
        }

        private static int From(int first, int index)
        {
            return index < 0 ? -1 : first + index;
        }

        private static int IndexOf(IReadOnlyList<string> names, string name)
        {
            for (var i = 0; i < names.Count; i++)
            {
                if (string.Equals(names[i], name, StringComparison.OrdinalIgnoreCase))
                {
                    return i;
                }
            }
            return -1;
        }
    }
}
