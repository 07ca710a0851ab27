using System;

namespace AvatarBridge.Playback
{
    /// <summary>The mixing of poses. Pure; allocates nothing.</summary>
    public static class PoseMath
    {
        private const int HeadTurn = 3; // where the rotation begins behind the head's position
        private const float ShortestSquared = 1e-12f; // below, a quaternion has no direction

        /// <summary>
        /// Makes <paramref name="into"/> the pose <paramref name="part"/> of the way from one to
        /// the other: weights and translations linearly, rotations the shorter way. It may be one
        /// of the two. Its place and state stay as they are.
        /// </summary>
        public static void Mix(Pose one, Pose other, float part, Pose into)
        {
            into.Fit(one.ShapeCount, one.BoneCount);
            Lerp(one.Weights, other.Weights, one.Weights.Length, part, into.Weights);
            Lerp(one.Hips, other.Hips, Pose.HipsFloats, part, into.Hips);
            Lerp(one.Head, other.Head, HeadTurn, part, into.Head);
            Nlerp(one.Head, other.Head, HeadTurn, part, into.Head);
            for (var bone = 0; bone < one.Bones.Length; bone += Pose.BoneFloats)
            {
                Nlerp(one.Bones, other.Bones, bone, part, into.Bones);
            }
        }

        /// <summary>
        /// Makes <paramref name="into"/> where a starved client goes from <paramref name="held"/>.
        ///
        /// The face relaxes and the body takes the posture of the last idle frame; its face is not
        /// taken, because it may have been a blink. Without one (null) the head goes to its base
        /// and the limbs stay, for a T-pose would be worse than stillness.
        /// </summary>
        public static void Rest(Pose held, Pose idle, Pose into)
        {
            into.CopyNumbers(idle ?? held);
            Array.Clear(into.Weights, 0, into.Weights.Length);
            if (idle != null)
            {
                return;
            }
            Array.Clear(into.Head, 0, Pose.HeadFloats);
            into.Head[Pose.HeadFloats - 1] = 1f;
            Array.Clear(into.Hips, 0, Pose.HipsFloats);
        }

        /// <summary>Returns an ease from 0 to 1 that starts and ends without speed.</summary>
        public static double Smoothstep(double part)
        {
            var inside = Math.Min(Math.Max(part, 0), 1);
            return inside * inside * (3 - 2 * inside);
        }

        private static void Lerp(float[] one, float[] other, int count, float part, float[] into)
        {
            for (var i = 0; i < count; i++)
            {
                into[i] = one[i] + (other[i] - one[i]) * part;
            }
        }

        private static void Nlerp(float[] one, float[] other, int at, float part, float[] into)
        {
            float ax = one[at], ay = one[at + 1], az = one[at + 2], aw = one[at + 3];
            float bx = other[at], by = other[at + 1], bz = other[at + 2], bw = other[at + 3];
            // A quaternion and its negative turn alike; the nearer of the two is the shorter way.
            var toward = ax * bx + ay * by + az * bz + aw * bw < 0 ? -part : part;
            var rest = 1f - part;
            var x = ax * rest + bx * toward;
            var y = ay * rest + by * toward;
            var z = az * rest + bz * toward;
            var w = aw * rest + bw * toward;
            var squared = x * x + y * y + z * z + w * w;
            var isTurn = squared > ShortestSquared;
            var scale = isTurn ? 1f / (float)Math.Sqrt(squared) : 0f;
            into[at] = x * scale;
            into[at + 1] = y * scale;
            into[at + 2] = z * scale;
            into[at + 3] = isTurn ? w * scale : 1f;
        }
    }
}
