// Checked against vrm-c/UniVRM v0.131.1: all found; interfaces left out.
using System;
using System.Collections.Generic;
using UnityEngine;

// Stand-ins for what the adapter uses of UniVRM's VRM 0. Signatures: vrm.dev/en/api and
// github.com/vrm-c/UniVRM, Packages/VRM/Runtime/BlendShape.
namespace VRM
{
    // Format/glTF_VRM_BlendShape.cs
    public enum BlendShapePreset
    {
        Unknown,
        Neutral,
        A,
        I,
        U,
        E,
        O,
        Blink,
        Joy,
        Angry,
        Sorrow,
        Fun,
        LookUp,
        LookDown,
        LookLeft,
        LookRight,
        Blink_L,
        Blink_R,
    }

    // BlendShape/BlendShapeKey.cs
    public readonly struct BlendShapeKey : IEquatable<BlendShapeKey>
    {
        public readonly BlendShapePreset Preset;

        private BlendShapeKey(string name, BlendShapePreset preset)
        {
            Name = name;
            Preset = preset;
        }

        public string Name { get; }

        public static BlendShapeKey CreateFromPreset(BlendShapePreset preset)
        {
            return new BlendShapeKey(preset.ToString(), preset);
        }

        public static BlendShapeKey CreateFromClip(BlendShapeClip clip)
        {
            return clip.Preset == BlendShapePreset.Unknown
                ? CreateUnknown(clip.BlendShapeName)
                : CreateFromPreset(clip.Preset);
        }

        public static BlendShapeKey CreateUnknown(string name)
        {
            return new BlendShapeKey(name, BlendShapePreset.Unknown);
        }

        public bool Equals(BlendShapeKey other) => Preset == other.Preset && Name == other.Name;
        public override bool Equals(object obj) => obj is BlendShapeKey key && Equals(key);
        public override int GetHashCode() => Name.GetHashCode();
        public override string ToString() => Name;
    }

    // BlendShape/BlendShapeClip.cs
    public class BlendShapeClip : ScriptableObject
    {
        public string BlendShapeName = string.Empty;
        public BlendShapePreset Preset;

        public BlendShapeKey Key => BlendShapeKey.CreateFromClip(this);
    }

    // BlendShape/BlendShapeAvatar.cs
    public class BlendShapeAvatar : ScriptableObject
    {
        public List<BlendShapeClip> Clips = new List<BlendShapeClip>();
    }

    // BlendShape/VRMBlendShapeProxy.cs
    // What is accumulated shows only once it is applied, and is zero again after that.
    public class VRMBlendShapeProxy : MonoBehaviour
    {
        public BlendShapeAvatar BlendShapeAvatar;

        private readonly Dictionary<BlendShapeKey, float> _waiting =
            new Dictionary<BlendShapeKey, float>();
        private readonly Dictionary<BlendShapeKey, float> _shown =
            new Dictionary<BlendShapeKey, float>();

        public void ImmediatelySetValue(BlendShapeKey key, float value) => _shown[key] = value;

        public void AccumulateValue(BlendShapeKey key, float value)
        {
            _waiting[key] = value + (_waiting.TryGetValue(key, out var before) ? before : 0f);
        }

        public void SetValues(IEnumerable<KeyValuePair<BlendShapeKey, float>> values)
        {
            foreach (var pair in values)
            {
                AccumulateValue(pair.Key, pair.Value);
            }
            Apply();
        }

        public float GetValue(BlendShapeKey key)
        {
            return _shown.TryGetValue(key, out var value) ? value : 0f;
        }

        public void Apply()
        {
            foreach (var pair in _waiting)
            {
                _shown[pair.Key] = pair.Value;
            }
            _waiting.Clear();
        }
    }
}
