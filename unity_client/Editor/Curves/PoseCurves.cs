using System;
using System.Collections.Generic;
using AvatarBridge.Playback;
using UnityEngine;

namespace AvatarBridge.Editing
{
    // Reads a few channels of a pose into curves. Allocates when the rig changes and not after;
    // main thread only.

    /// <summary>The channels of a face that tell at a glance whether it lives.</summary>
    public sealed class PoseCurves
    {
        /// <summary>The channels in their order: four of the face, two of the head.</summary>
        public static readonly string[] Names =
        {
            "jawOpen", "mouthSmileLeft", "eyeBlinkLeft", "browInnerUp", "head turn", "head nod",
        };

        private const int Shapes = 4;
        private const int Pictures = 240;
        private const float HalfTurnDegrees = 45f; // at this angle a head's curve meets the edge

        private readonly int[] _indices = new int[Shapes];
        private readonly float[] _values = new float[Names.Length];
        private IReadOnlyList<string> _shapeNames;

        /// <summary>What was read so far; a head's angle of 0 lies at 0.5.</summary>
        public CurveHistory History { get; } = new CurveHistory(Names.Length, Pictures);

        /// <summary>Reads one picture's pose, whose weights are aligned to the names.</summary>
        public void Take(IReadOnlyList<string> shapeNames, Pose pose)
        {
            if (!ReferenceEquals(shapeNames, _shapeNames))
            {
                Find(shapeNames);
            }
            for (var i = 0; i < Shapes; i++)
            {
                var index = _indices[i];
                _values[i] = index >= 0 && index < pose.Weights.Length ? pose.Weights[index] : 0f;
            }
            var forward = Facing(pose.Head);
            _values[Shapes] = Share(Mathf.Atan2(forward.x, forward.z));
            _values[Shapes + 1] = Share(-Mathf.Asin(Mathf.Clamp(forward.y, -1f, 1f)));
            History.Add(_values);
        }

        // Where the head looks, in Unity's space: the stream's with x mirrored.
        private static Vector3 Facing(float[] head)
        {
            var (x, y, z, w) = (head[3], head[4], head[5], head[6]);
            return new Vector3(
                -2f * (x * z + w * y), 2f * (y * z - w * x), 1f - 2f * (x * x + y * y));
        }

        private static float Share(float radians)
        {
            return 0.5f + 0.5f * Mathf.Rad2Deg * radians / HalfTurnDegrees;
        }

        private void Find(IReadOnlyList<string> shapeNames)
        {
            _shapeNames = shapeNames;
            for (var i = 0; i < Shapes; i++)
            {
                _indices[i] = -1;
                for (var j = 0; j < shapeNames.Count; j++)
                {
                    if (string.Equals(shapeNames[j], Names[i], StringComparison.Ordinal))
                    {
                        _indices[i] = j;
                    }
                }
            }
        }
    }
}
