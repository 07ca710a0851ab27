using System;
using System.Collections.Generic;

namespace AvatarBridge.Naming
{
    /// <summary>
    /// The 15 visemes of Oculus, which VRChat and Ready Player Me use too: their names, and how
    /// they are made of ARKit weights. Immutable; any thread.
    /// </summary>
    public static class OculusVisemes
    {
        public const int Count = 15;

        internal const int Sil = 0, PP = 1, FF = 2, TH = 3, CH = 6, SS = 7;
        internal const int Aa = 10, E = 11, Ih = 12, Oh = 13, Ou = 14;

        private static readonly string[] _names =
        {
            "sil", "PP", "FF", "TH", "DD", "kk", "CH", "SS", "nn", "RR", "aa", "E", "ih", "oh",
            "ou",
        };

        private static readonly string[] _shapeNames =
        {
            "viseme_sil", "viseme_PP", "viseme_FF", "viseme_TH", "viseme_DD", "viseme_kk",
            "viseme_CH", "viseme_SS", "viseme_nn", "viseme_RR", "viseme_aa", "viseme_E",
            "viseme_I", "viseme_O", "viseme_U",
        };

        /// <summary>(15,) in the order of OVR LipSync.</summary>
        public static IReadOnlyList<string> Names => _names;

        /// <summary>(15,) as models carry them; the last three differ from the viseme's.</summary>
        public static IReadOnlyList<string> ShapeNames => _shapeNames;

        /// <summary>
        /// Writes the weights (15,) that ARKit weights (52,) come to; they sum to 1. Sounds made
        /// behind the teeth (DD, kk, nn, RR) hardly show, and come out as the vowels that they
        /// look like.
        /// </summary>
        public static void FromArkit(ReadOnlySpan<float> weights, Span<float> visemes)
        {
            Span<float> forms = stackalloc float[FaceForms.Count];
            Span<float> vowels = stackalloc float[5];
            FaceForms.Read(weights, forms);
            VrmExpressions.WriteVowels(forms, vowels);
            visemes.Slice(0, Count).Clear();
            visemes[Aa] = vowels[0];
            visemes[Ih] = vowels[1];
            visemes[Ou] = vowels[2];
            visemes[E] = vowels[3];
            visemes[Oh] = vowels[4];
            WriteConsonants(forms, visemes);
            visemes[Ou] = FaceForms.Clamp(visemes[Ou] - 0.5f * visemes[CH]);
            visemes[Ih] = FaceForms.Clamp(visemes[Ih] - visemes[SS]);
            Normalise(visemes);
        }

        private static void WriteConsonants(ReadOnlySpan<float> forms, Span<float> visemes)
        {
            visemes[PP] = forms[FaceForms.Pressed];
            visemes[FF] = forms[FaceForms.Tucked];
            visemes[TH] = forms[FaceForms.Tongued];
            visemes[SS] = forms[FaceForms.Hissing];
            visemes[CH] = FaceForms.Clamp(
                forms[FaceForms.Funnel]
                - 0.76f * forms[FaceForms.DroppedFunnel]
                - 0.6f * forms[FaceForms.Puckered]);
        }

        private static void Normalise(Span<float> visemes)
        {
            var total = 0f;
            for (var i = 0; i < Count; i++)
            {
                total += visemes[i];
            }
            visemes[Sil] = Math.Max(0f, 1f - total);
            var scale = 1f / Math.Max(1f, total);
            for (var i = 0; i < Count; i++)
            {
                visemes[i] *= scale;
            }
        }
    }
}
