using System;
using System.Collections.Generic;

namespace AvatarBridge.Naming
{
    /// <summary>
    /// What a face does in fewer words than ARKit has: spread, puckered, smiling. VRM expressions
    /// and visemes are mixed of these. Piecewise linear, without steps; the same numbers as the
    /// sidecar's own. Immutable; any thread.
    /// </summary>
    internal static class FaceForms
    {
        public const int Spread = 0, Funnelled = 1, BlinkLeft = 2, Parted = 3, Dropped = 4;
        public const int BlinkRight = 5, Open = 6, Puckered = 7, Happy = 8, Angry = 9, Sad = 10;
        public const int Surprised = 11, LookUp = 12, LookDown = 13, LookLeft = 14;
        public const int LookRight = 15, Pressed = 16, Tucked = 17, Tongued = 18, Funnel = 19;
        public const int Hissing = 20;

        /// <summary>What two forms have in common: the lesser of them.</summary>
        public const int PartedSpread = 21, DroppedFunnel = 22, BothLids = 23, OpenSpread = 24;

        public const int Count = 25;

        // Each: a constant, then shapes and their factors; pairs count as the mean of both
        // sides. Constants keep the small shapes of ordinary speech from looking like a feeling.
        private static readonly Form[] _forms =
        {
            new Form(0f, ("mouthStretch", 4.2f), ("jawOpen", -0.8f), ("mouthPress", -1f)),
            new Form(0f, ("mouthFunnel", 1.9f)),
            new Form(0f, ("eyeBlinkLeft", 1f)),
            new Form(0f, ("jawOpen", 6f)),
            new Form(-0.55f, ("jawOpen", 5f)),
            new Form(0f, ("eyeBlinkRight", 1f)),
            new Form(-0.12f, ("jawOpen", 2.5f), ("mouthFunnel", -1.4f), ("mouthPucker", -1f),
                ("mouthStretch", -1.3f)),
            new Form(0f, ("mouthPucker", 1.5f)),
            new Form(-0.30f, ("mouthSmile", 1.1f), ("cheekSquint", 0.6f)),
            new Form(-0.15f, ("browDown", 0.9f), ("noseSneer", 0.3f), ("browInnerUp", -0.6f)),
            new Form(-0.15f, ("mouthFrown", 0.7f), ("browInnerUp", 0.6f), ("browOuterUp", -0.6f),
                ("eyeWide", -0.4f)),
            new Form(-0.25f, ("eyeWide", 0.5f), ("browOuterUp", 0.6f), ("browInnerUp", 0.1f)),
            new Form(0f, ("eyeLookUp", 1f)),
            new Form(0f, ("eyeLookDown", 1f)),
            new Form(0f, ("eyeLookOutLeft", 0.5f), ("eyeLookInRight", 0.5f)),
            new Form(0f, ("eyeLookInLeft", 0.5f), ("eyeLookOutRight", 0.5f)),
            new Form(0f, ("mouthPress", 2.5f)),
            new Form(0f, ("mouthRollLower", 2.4f), ("mouthPress", -2f)),
            new Form(0f, ("tongueOut", 3.3f)),
            new Form(0f, ("mouthFunnel", 2f)),
            new Form(0f, ("mouthStretch", 10f), ("jawOpen", -24f)),
        };

        /// <summary>Reads the forms (25,) of ARKit weights (52,).</summary>
        public static void Read(ReadOnlySpan<float> weights, Span<float> forms)
        {
            for (var i = 0; i < _forms.Length; i++)
            {
                forms[i] = _forms[i].Of(weights);
            }
            forms[PartedSpread] = Math.Min(forms[Parted], forms[Spread]);
            forms[DroppedFunnel] = Math.Min(forms[Dropped], forms[Funnelled]);
            forms[BothLids] = Math.Min(forms[BlinkRight], forms[BlinkLeft]);
            forms[OpenSpread] = Math.Min(forms[Open], forms[PartedSpread]);
        }

        public static float Clamp(float value)
        {
            return value < 0f ? 0f : value > 1f ? 1f : value;
        }

        /// <summary>Returns a shape's number, or both of a pair's.</summary>
        public static int[] Columns(string shape)
        {
            var whole = ArkitShapes.Find(shape);
            return whole >= 0
                ? new[] { whole }
                : new[] { ArkitShapes.Find(shape + "Left"), ArkitShapes.Find(shape + "Right") };
        }

        private readonly struct Form
        {
            private readonly float _constant;
            private readonly int[] _columns;
            private readonly float[] _factors;

            public Form(float constant, params (string Shape, float Factor)[] parts)
            {
                var columns = new List<int>();
                var factors = new List<float>();
                foreach (var (shape, factor) in parts)
                {
                    var sides = Columns(shape);
                    foreach (var side in sides)
                    {
                        columns.Add(side);
                        factors.Add(factor / sides.Length);
                    }
                }
                _constant = constant;
                _columns = columns.ToArray();
                _factors = factors.ToArray();
            }

            public float Of(ReadOnlySpan<float> weights)
            {
                var sum = _constant;
                for (var i = 0; i < _columns.Length; i++)
                {
                    sum += weights[_columns[i]] * _factors[i];
                }
                return Clamp(sum);
            }
        }
    }
}
