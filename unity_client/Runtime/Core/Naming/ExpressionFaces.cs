using System;
using System.Collections.Generic;

namespace AvatarBridge.Naming
{
    /// <summary>
    /// The faces of VRM's expressions in ARKit weights: for streams that send only expressions to
    /// an avatar that knows only ARKit. Vowels are the sidecar's own mouths; emotions come out of
    /// <see cref="VrmExpressions.FromArkit"/> as themselves. Immutable; any thread.
    /// </summary>
    internal static class ExpressionFaces
    {
        private static readonly KeyValuePair<int, float>[][] _faces =
        {
            Face(("mouthSmile", 0.85f), ("cheekSquint", 0.60f)),
            Face(("browDown", 1f), ("noseSneer", 0.50f)),
            Face(("mouthFrown", 0.80f), ("browInnerUp", 0.90f)),
            Face(("mouthSmile", 0.25f), ("eyeSquint", 0.25f)),
            Face(("eyeWide", 1f), ("browOuterUp", 1f), ("browInnerUp", 0.80f)),
            Face(("jawOpen", 0.45f), ("mouthStretch", 0.05f), ("mouthUpperUp", 0.10f),
                ("mouthLowerDown", 0.30f)),
            Face(("jawOpen", 0.14f), ("mouthStretch", 0.22f), ("mouthSmile", 0.22f),
                ("mouthDimple", 0.10f), ("mouthUpperUp", 0.12f), ("mouthLowerDown", 0.18f)),
            Face(("jawOpen", 0.12f), ("mouthFunnel", 0.30f), ("mouthPucker", 0.65f)),
            Face(("jawOpen", 0.28f), ("mouthStretch", 0.15f), ("mouthSmile", 0.10f),
                ("mouthDimple", 0.05f), ("mouthUpperUp", 0.12f), ("mouthLowerDown", 0.25f)),
            Face(("jawOpen", 0.30f), ("mouthFunnel", 0.50f), ("mouthPucker", 0.25f),
                ("mouthLowerDown", 0.05f)),
            Face(("eyeBlink", 1f)),
            Face(("eyeBlinkLeft", 1f)),
            Face(("eyeBlinkRight", 1f)),
            Face(("eyeLookUp", 1f)),
            Face(("eyeLookDown", 1f)),
            Face(("eyeLookOutLeft", 1f), ("eyeLookInRight", 1f)),
            Face(("eyeLookInLeft", 1f), ("eyeLookOutRight", 1f)),
            Face(),
        };

        /// <summary>Adds a share of an expression's face to weights (52,), up to 1.</summary>
        public static void Add(int expression, float share, Span<float> weights)
        {
            foreach (var part in _faces[expression])
            {
                weights[part.Key] = FaceForms.Clamp(weights[part.Key] + share * part.Value);
            }
        }

        private static KeyValuePair<int, float>[] Face(params (string Shape, float Weight)[] parts)
        {
            var face = new List<KeyValuePair<int, float>>();
            foreach (var (shape, weight) in parts)
            {
                foreach (var column in FaceForms.Columns(shape))
                {
                    face.Add(new KeyValuePair<int, float>(column, weight));
                }
            }
            return face.ToArray();
        }
    }
}
