using AvatarBridge.Spaces;
using NUnit.Framework;
using UnityEngine;

namespace AvatarBridge.Tests
{
    /// <summary>The mirror of axes, against the engine's own vectors and quaternions.</summary>
    public sealed class SpaceTests
    {
        private const float Tolerance = 1e-5f;

        [TestCase(0f, 0f, 30f)]
        [TestCase(10f, -70f, 0f)]
        [TestCase(-40f, 25f, 160f)]
        public void AMirroredTurnMovesAMirroredPointToTheMirroredPlace(float x, float y, float z)
        {
            var turn = Quaternion.Euler(x, y, z);
            var point = new Vector3(0.3f, -1.2f, 0.7f);
            Assert.Less(
                Vector3.Distance(Mirror(turn * point), Mirror(turn) * Mirror(point)), Tolerance);
        }

        [Test]
        public void MirroredTwiceIsAsBefore()
        {
            var turn = Quaternion.Euler(12f, 34f, 56f);
            Assert.Less(Quaternion.Angle(turn, Mirror(Mirror(turn))), 0.01f);
        }

        [Test]
        public void TheLeftHandOfTheBridgeIsOnTheLeftOfTheEngine()
        {
            Assert.Less(Mirror(new Vector3(0.6f, 1.3f, 0f)).x, 0f);
        }

        private static Vector3 Mirror(Vector3 position)
        {
            var into = new float[3];
            UnitySpace.MirrorPositions(new[] { position.x, position.y, position.z }, into);
            return new Vector3(into[0], into[1], into[2]);
        }

        private static Quaternion Mirror(Quaternion rotation)
        {
            var into = new float[4];
            UnitySpace.MirrorRotations(
                new[] { rotation.x, rotation.y, rotation.z, rotation.w }, into);
            return new Quaternion(into[0], into[1], into[2], into[3]);
        }
    }
}
