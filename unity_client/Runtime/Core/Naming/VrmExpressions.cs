using System;
using System.Collections.Generic;

namespace AvatarBridge.Naming
{
    /// <summary>
    /// The 18 expressions of VRM: their names in VRM 1.0 and VRM 0, how they are made of ARKit
    /// weights, and which ARKit weights show them. Immutable; any thread.
    /// </summary>
    public static class VrmExpressions
    {
        public const int Count = 18;

        /// <summary>
        /// Most that the emotions add up to. Models may let an emotion silence the mouth in
        /// proportion to its weight; at 0.6 the lips still move.
        /// </summary>
        public const float EmotionCap = 0.6f;

        internal const int Happy = 0, Angry = 1, Sad = 2, Relaxed = 3, Surprised = 4;
        internal const int Aa = 5, Ih = 6, Ou = 7, Ee = 8, Oh = 9;
        internal const int Blink = 10, BlinkLeft = 11, BlinkRight = 12;
        internal const int LookUp = 13, LookDown = 14, LookLeft = 15, LookRight = 16;

        private const int Emotions = 5;

        private static readonly string[] _names =
        {
            "happy", "angry", "sad", "relaxed", "surprised", "aa", "ih", "ou", "ee", "oh",
            "blink", "blinkLeft", "blinkRight", "lookUp", "lookDown", "lookLeft", "lookRight",
            "neutral",
        };

        private static readonly string[] _vrm0Names =
        {
            "Joy", "Angry", "Sorrow", "Fun", "Surprised", "A", "I", "U", "E", "O",
            "Blink", "Blink_L", "Blink_R", "LookUp", "LookDown", "LookLeft", "LookRight",
            "Neutral",
        };

        private static readonly Dictionary<string, int> _byName = IndexBoth();

        /// <summary>(18,) presets of VRM 1.0.</summary>
        public static IReadOnlyList<string> Names => _names;

        /// <summary>
        /// (18,) clips of VRM 0, in the same order. "Surprised" is no preset there but the custom
        /// clip that models have by convention.
        /// </summary>
        public static IReadOnlyList<string> Vrm0Names => _vrm0Names;

        /// <summary>
        /// Returns the number of an expression of either VRM, in any case; or -1.
        /// </summary>
        public static int Find(string name)
        {
            return _byName.TryGetValue(name, out var index) ? index : -1;
        }

        /// <summary>
        /// Writes the weights (18,) that ARKit weights (52,) come to. Both eyes closing is
        /// "blink"; the lids of one side carry only what that eye closes further. "relaxed" and
        /// "neutral" stay 0: no shape tells them from a small smile and from rest.
        /// </summary>
        public static void FromArkit(ReadOnlySpan<float> weights, Span<float> expressions)
        {
            Span<float> forms = stackalloc float[FaceForms.Count];
            FaceForms.Read(weights, forms);
            WriteEmotions(forms, expressions);
            WriteVowels(forms, expressions.Slice(Aa, 5));
            var lids = forms[FaceForms.BothLids];
            expressions[Blink] = lids;
            expressions[BlinkLeft] = FaceForms.Clamp(forms[FaceForms.BlinkLeft] - lids);
            expressions[BlinkRight] = FaceForms.Clamp(forms[FaceForms.BlinkRight] - lids);
            forms.Slice(FaceForms.LookUp, 4).CopyTo(expressions.Slice(LookUp));
            expressions[Count - 1] = 0f;
        }

        /// <summary>Adds the ARKit weights (52,) that show expressions (18,), up to 1.</summary>
        public static void AddToArkit(ReadOnlySpan<float> expressions, Span<float> weights)
        {
            for (var i = 0; i < Count; i++)
            {
                if (expressions[i] > 0f)
                {
                    ExpressionFaces.Add(i, expressions[i], weights);
                }
            }
        }

        /// <summary>Writes aa, ih, ou, ee, oh.</summary>
        internal static void WriteVowels(ReadOnlySpan<float> forms, Span<float> vowels)
        {
            var half = forms[FaceForms.OpenSpread];
            vowels[0] = FaceForms.Clamp(forms[FaceForms.Open] - half);
            vowels[1] = FaceForms.Clamp(forms[FaceForms.PartedSpread] - half);
            vowels[2] = FaceForms.Clamp(
                forms[FaceForms.Puckered] - 0.4f * forms[FaceForms.DroppedFunnel]);
            vowels[3] = FaceForms.Clamp(2.3f * half);
            vowels[4] = forms[FaceForms.DroppedFunnel];
        }

        private static void WriteEmotions(ReadOnlySpan<float> forms, Span<float> expressions)
        {
            expressions[Happy] = forms[FaceForms.Happy];
            expressions[Angry] = forms[FaceForms.Angry];
            expressions[Sad] = forms[FaceForms.Sad];
            expressions[Relaxed] = 0f;
            expressions[Surprised] = forms[FaceForms.Surprised];
            var sum = 0f;
            for (var i = 0; i < Emotions; i++)
            {
                sum += expressions[i];
            }
            var scale = EmotionCap / Math.Max(EmotionCap, sum);
            for (var i = 0; i < Emotions; i++)
            {
                expressions[i] *= scale;
            }
        }

        private static Dictionary<string, int> IndexBoth()
        {
            var index = ArkitShapes.Index(_names, StringComparer.OrdinalIgnoreCase);
            for (var i = 0; i < Count; i++)
            {
                index[_vrm0Names[i]] = i;
            }
            return index;
        }
    }
}
