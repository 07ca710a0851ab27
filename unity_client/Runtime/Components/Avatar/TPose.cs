using UnityEngine;

namespace AvatarBridge
{
    /// <summary>Tells how far an avatar of plain transforms stands from a T-pose.</summary>
    internal static class TPose
    {
        /// <summary>
        /// Returns the larger slant of the two arms in degrees: 0 when they are level or not
        /// known. An A-pose has 30 to 50.
        /// </summary>
        public static float Slant(Transform[] bones, Transform root)
        {
            return Mathf.Max(
                Slant(bones, root, HumanBodyBones.LeftUpperArm, HumanBodyBones.LeftLowerArm),
                Slant(bones, root, HumanBodyBones.RightUpperArm, HumanBodyBones.RightLowerArm));
        }

        private static float Slant(
            Transform[] bones, Transform root, HumanBodyBones upper, HumanBodyBones lower)
        {
            var shoulder = bones[(int)upper];
            var elbow = bones[(int)lower];
            if (shoulder == null || elbow == null)
            {
                return 0f;
            }
            var along = root.InverseTransformPoint(elbow.position)
                - root.InverseTransformPoint(shoulder.position);
            var level = Mathf.Sqrt(along.x * along.x + along.z * along.z);
            return Mathf.Abs(Mathf.Atan2(along.y, level)) * Mathf.Rad2Deg;
        }
    }
}
