// Checked against Unity-Technologies/UnityCsReference 2021.3.58f1: all found; interfaces left out.
using System;

namespace UnityEngine
{
    // docs.unity3d.com/ScriptReference/Vector4.html
    public struct Vector4
    {
        public float x;
        public float y;
        public float z;
        public float w;

        public Vector4(float x, float y, float z, float w)
        {
            this.x = x;
            this.y = y;
            this.z = z;
            this.w = w;
        }
    }

    // docs.unity3d.com/ScriptReference/Color.html
    public struct Color : IEquatable<Color>
    {
        public float r;
        public float g;
        public float b;
        public float a;

        public Color(float r, float g, float b, float a)
        {
            this.r = r;
            this.g = g;
            this.b = b;
            this.a = a;
        }

        public Color(float r, float g, float b)
            : this(r, g, b, 1f)
        {
        }

        public static Color white => new Color(1f, 1f, 1f);
        public static Color black => new Color(0f, 0f, 0f);
        public static Color gray => new Color(0.5f, 0.5f, 0.5f);
        public static Color grey => gray;
        public static Color red => new Color(1f, 0f, 0f);
        public static Color green => new Color(0f, 1f, 0f);
        public static Color blue => new Color(0f, 0f, 1f);
        public static Color cyan => new Color(0f, 1f, 1f);
        public static Color magenta => new Color(1f, 0f, 1f);
        public static Color yellow => new Color(1f, 0.92f, 0.016f);
        public static Color clear => new Color(0f, 0f, 0f, 0f);

        public static Color Lerp(Color a, Color b, float t)
        {
            t = Mathf.Clamp01(t);
            return a * (1f - t) + b * t;
        }

        public static Color operator +(Color a, Color b)
        {
            return new Color(a.r + b.r, a.g + b.g, a.b + b.b, a.a + b.a);
        }

        public static Color operator *(Color a, float b)
        {
            return new Color(a.r * b, a.g * b, a.b * b, a.a * b);
        }

        public static bool operator ==(Color lhs, Color rhs) => lhs.Equals(rhs);
        public static bool operator !=(Color lhs, Color rhs) => !lhs.Equals(rhs);

        public bool Equals(Color other)
        {
            return r == other.r && g == other.g && b == other.b && a == other.a;
        }

        public override bool Equals(object other) => other is Color color && Equals(color);

        public override int GetHashCode()
        {
            return r.GetHashCode() ^ (g.GetHashCode() << 2) ^ (b.GetHashCode() >> 2);
        }
    }

    // docs.unity3d.com/ScriptReference/Rect.html
    public struct Rect
    {
        public Rect(float x, float y, float width, float height)
        {
            this.x = x;
            this.y = y;
            this.width = width;
            this.height = height;
        }

        public float x { get; set; }
        public float y { get; set; }
        public float width { get; set; }
        public float height { get; set; }

        public float xMin
        {
            get => x;
            set
            {
                width += x - value;
                x = value;
            }
        }

        public float yMin
        {
            get => y;
            set
            {
                height += y - value;
                y = value;
            }
        }

        public float xMax
        {
            get => x + width;
            set => width = value - x;
        }

        public float yMax
        {
            get => y + height;
            set => height = value - y;
        }

        public Vector2 position
        {
            get => new Vector2(x, y);
            set => (x, y) = (value.x, value.y);
        }

        public Vector2 size
        {
            get => new Vector2(width, height);
            set => (width, height) = (value.x, value.y);
        }

        public Vector2 center
        {
            get => position + size / 2f;
            set => position = value - size / 2f;
        }

        public bool Contains(Vector2 point)
        {
            return point.x >= xMin && point.x < xMax && point.y >= yMin && point.y < yMax;
        }
    }

    // docs.unity3d.com/ScriptReference/Bounds.html
    public struct Bounds
    {
        public Bounds(Vector3 center, Vector3 size)
        {
            this.center = center;
            extents = size * 0.5f;
        }

        public Vector3 center { get; set; }
        public Vector3 extents { get; set; }

        public Vector3 size
        {
            get => extents * 2f;
            set => extents = value * 0.5f;
        }

        public Vector3 min
        {
            get => center - extents;
            set => this = Between(value, max);
        }

        public Vector3 max
        {
            get => center + extents;
            set => this = Between(min, value);
        }

        public void Encapsulate(Vector3 point)
        {
            this = Between(Vector3.Min(min, point), Vector3.Max(max, point));
        }

        private static Bounds Between(Vector3 low, Vector3 high)
        {
            return new Bounds((low + high) * 0.5f, high - low);
        }
    }

    // docs.unity3d.com/ScriptReference/Matrix4x4.html
    // Only rigid placements with a scale: all that bind poses of tests are made of.
    public struct Matrix4x4
    {
        private Vector3 _position;
        private Quaternion _rotation;
        private Vector3 _scale;

        public static Matrix4x4 identity
        {
            get => TRS(Vector3.zero, Quaternion.identity, Vector3.one);
        }

        public Quaternion rotation => _rotation;
        public Vector3 lossyScale => _scale;

        public static Matrix4x4 TRS(Vector3 pos, Quaternion q, Vector3 s)
        {
            return new Matrix4x4 { _position = pos, _rotation = q, _scale = s };
        }

        public Vector3 MultiplyPoint3x4(Vector3 point)
        {
            return _position + _rotation * Vector3.Scale(_scale, point);
        }

        public static Matrix4x4 operator *(Matrix4x4 lhs, Matrix4x4 rhs)
        {
            return TRS(
                lhs.MultiplyPoint3x4(rhs._position),
                lhs._rotation * rhs._rotation,
                Vector3.Scale(lhs._scale, rhs._scale));
        }
    }

    // docs.unity3d.com/ScriptReference/Keyframe.html
    public struct Keyframe
    {
        public Keyframe(float time, float value)
        {
            this.time = time;
            this.value = value;
        }

        public float time { get; set; }
        public float value { get; set; }
    }

    // docs.unity3d.com/ScriptReference/AnimationCurve.html
    public class AnimationCurve
    {
        public AnimationCurve(params Keyframe[] keys)
        {
            this.keys = keys;
        }

        public Keyframe[] keys { get; set; }
        public int length => keys.Length;

        public static AnimationCurve Linear(
            float timeStart, float valueStart, float timeEnd, float valueEnd)
        {
            return new AnimationCurve(
                new Keyframe(timeStart, valueStart), new Keyframe(timeEnd, valueEnd));
        }

        public float Evaluate(float time)
        {
            if (keys.Length == 0)
            {
                return 0f;
            }
            for (var i = 1; i < keys.Length; i++)
            {
                if (time <= keys[i].time)
                {
                    var share = Mathf.InverseLerp(keys[i - 1].time, keys[i].time, time);
                    return Mathf.Lerp(keys[i - 1].value, keys[i].value, share);
                }
            }
            return keys[keys.Length - 1].value;
        }
    }
}
