// Checked against Unity-Technologies/UnityCsReference 2021.3.58f1: all found; interfaces left out.
using System;

namespace UnityEngine
{
    // docs.unity3d.com/ScriptReference/Quaternion.html
    // Left-handed, as in Unity: a positive turn about y looks from +z to +x.
    public struct Quaternion : IEquatable<Quaternion>
    {
        public float x;
        public float y;
        public float z;
        public float w;

        public Quaternion(float x, float y, float z, float w)
        {
            this.x = x;
            this.y = y;
            this.z = z;
            this.w = w;
        }

        public static Quaternion identity => new Quaternion(0f, 0f, 0f, 1f);
        public Quaternion normalized => Normalize(this);

        public Vector3 eulerAngles
        {
            get => EulerOf(Normalize(this));
            set => this = Euler(value);
        }

        public void Normalize() => this = Normalize(this);

        public static Quaternion Normalize(Quaternion q)
        {
            var size = Mathf.Sqrt(Dot(q, q));
            return size < Mathf.Epsilon
                ? identity
                : new Quaternion(q.x / size, q.y / size, q.z / size, q.w / size);
        }

        public static float Dot(Quaternion a, Quaternion b)
        {
            return a.x * b.x + a.y * b.y + a.z * b.z + a.w * b.w;
        }

        public static Quaternion Inverse(Quaternion rotation)
        {
            return new Quaternion(-rotation.x, -rotation.y, -rotation.z, rotation.w);
        }

        public static float Angle(Quaternion a, Quaternion b)
        {
            var dot = Mathf.Min(Mathf.Abs(Dot(a, b)), 1f);
            return dot > 1f - 1e-6f ? 0f : Mathf.Acos(dot) * 2f * Mathf.Rad2Deg;
        }

        public static Quaternion AngleAxis(float angle, Vector3 axis)
        {
            var half = angle * Mathf.Deg2Rad / 2f;
            var along = Vector3.Normalize(axis) * Mathf.Sin(half);
            return new Quaternion(along.x, along.y, along.z, Mathf.Cos(half));
        }

        /// <summary>Turns about z, then x, then y.</summary>
        public static Quaternion Euler(float x, float y, float z)
        {
            return AngleAxis(y, Vector3.up) * AngleAxis(x, Vector3.right)
                * AngleAxis(z, Vector3.forward);
        }

        public static Quaternion Euler(Vector3 euler) => Euler(euler.x, euler.y, euler.z);

        public static Quaternion FromToRotation(Vector3 fromDirection, Vector3 toDirection)
        {
            var from = Vector3.Normalize(fromDirection);
            var to = Vector3.Normalize(toDirection);
            var dot = Vector3.Dot(from, to);
            if (dot < -0.999999f)
            {
                var aside = Vector3.Cross(Vector3.up, from);
                return AngleAxis(180f, aside.magnitude > 1e-4f ? aside : Vector3.right);
            }
            var axis = Vector3.Cross(from, to);
            return Normalize(new Quaternion(axis.x, axis.y, axis.z, 1f + dot));
        }

        public static Quaternion LookRotation(Vector3 forward) => LookRotation(forward, Vector3.up);

        public static Quaternion LookRotation(Vector3 forward, Vector3 upwards)
        {
            var ahead = Vector3.Normalize(forward);
            if (ahead == Vector3.zero)
            {
                return identity;
            }
            var aside = Vector3.Normalize(Vector3.Cross(upwards, ahead));
            if (aside == Vector3.zero)
            {
                return FromToRotation(Vector3.forward, ahead);
            }
            var toward = FromToRotation(Vector3.forward, ahead);
            var roll = Vector3.Cross(toward * Vector3.right, aside);
            var sign = Mathf.Sign(Vector3.Dot(roll, ahead));
            var angle = Vector3.Angle(toward * Vector3.right, aside);
            return AngleAxis(sign * angle, ahead) * toward;
        }

        public static Quaternion Lerp(Quaternion a, Quaternion b, float t)
        {
            t = Mathf.Clamp01(t);
            var near = Dot(a, b) < 0f ? -t : t;
            return Normalize(new Quaternion(
                a.x * (1f - t) + b.x * near,
                a.y * (1f - t) + b.y * near,
                a.z * (1f - t) + b.z * near,
                a.w * (1f - t) + b.w * near));
        }

        public static Quaternion Slerp(Quaternion a, Quaternion b, float t)
        {
            return SlerpUnclamped(a, b, Mathf.Clamp01(t));
        }

        public static Quaternion SlerpUnclamped(Quaternion a, Quaternion b, float t)
        {
            var dot = Dot(a, b);
            var sign = dot < 0f ? -1f : 1f;
            var angle = Mathf.Acos(Mathf.Min(dot * sign, 1f));
            var whole = Mathf.Sin(angle);
            var first = whole < 1e-5f ? 1f - t : Mathf.Sin((1f - t) * angle) / whole;
            var second = sign * (whole < 1e-5f ? t : Mathf.Sin(t * angle) / whole);
            return Normalize(new Quaternion(
                a.x * first + b.x * second,
                a.y * first + b.y * second,
                a.z * first + b.z * second,
                a.w * first + b.w * second));
        }

        public static Quaternion RotateTowards(Quaternion from, Quaternion to, float maxDegreesDelta)
        {
            var angle = Angle(from, to);
            return angle == 0f ? to : SlerpUnclamped(from, to, Mathf.Min(1f, maxDegreesDelta / angle));
        }

        public void ToAngleAxis(out float angle, out Vector3 axis)
        {
            var unit = Normalize(this);
            angle = 2f * Mathf.Acos(Mathf.Clamp(unit.w, -1f, 1f)) * Mathf.Rad2Deg;
            axis = new Vector3(unit.x, unit.y, unit.z).normalized;
            axis = axis == Vector3.zero ? Vector3.right : axis;
        }

        public static Quaternion operator *(Quaternion lhs, Quaternion rhs)
        {
            return new Quaternion(
                lhs.w * rhs.x + lhs.x * rhs.w + lhs.y * rhs.z - lhs.z * rhs.y,
                lhs.w * rhs.y + lhs.y * rhs.w + lhs.z * rhs.x - lhs.x * rhs.z,
                lhs.w * rhs.z + lhs.z * rhs.w + lhs.x * rhs.y - lhs.y * rhs.x,
                lhs.w * rhs.w - lhs.x * rhs.x - lhs.y * rhs.y - lhs.z * rhs.z);
        }

        public static Vector3 operator *(Quaternion rotation, Vector3 point)
        {
            var axis = new Vector3(rotation.x, rotation.y, rotation.z);
            var twice = 2f * Vector3.Cross(axis, point);
            return point + rotation.w * twice + Vector3.Cross(axis, twice);
        }

        public static bool operator ==(Quaternion lhs, Quaternion rhs) => Dot(lhs, rhs) > 1f - 1e-6f;
        public static bool operator !=(Quaternion lhs, Quaternion rhs) => !(lhs == rhs);

        public bool Equals(Quaternion other)
        {
            return x == other.x && y == other.y && z == other.z && w == other.w;
        }

        public override bool Equals(object other) => other is Quaternion q && Equals(q);

        public override int GetHashCode()
        {
            return x.GetHashCode() ^ (y.GetHashCode() << 2) ^ (z.GetHashCode() >> 2)
                ^ (w.GetHashCode() >> 1);
        }

        public override string ToString() => $"({x:F5}, {y:F5}, {z:F5}, {w:F5})";

        private static Vector3 EulerOf(Quaternion q)
        {
            var pitch = 2f * (q.w * q.x - q.y * q.z);
            float x, y, z;
            if (Mathf.Abs(pitch) > 0.999999f)
            {
                x = Mathf.Sign(pitch) * Mathf.PI / 2f;
                y = 2f * Mathf.Atan2(q.y, q.w);
                z = 0f;
            }
            else
            {
                x = Mathf.Asin(pitch);
                y = Mathf.Atan2(2f * (q.w * q.y + q.x * q.z), 1f - 2f * (q.x * q.x + q.y * q.y));
                z = Mathf.Atan2(2f * (q.w * q.z + q.x * q.y), 1f - 2f * (q.x * q.x + q.z * q.z));
            }
            return new Vector3(Positive(x), Positive(y), Positive(z));
        }

        private static float Positive(float radians)
        {
            return Mathf.Repeat(radians * Mathf.Rad2Deg, 360f);
        }
    }
}
