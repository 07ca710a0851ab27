using System;
using System.Collections.Generic;

namespace AvatarBridge.Naming
{
    /// <summary>
    /// What the shapes of each naming are called on avatars besides their own names: by VRoid
    /// (Fcl_…), VRChat, MikuMikuDance, Ready Player Me, and Unified Expressions. The first that
    /// an avatar has is taken. Immutable; any thread.
    /// </summary>
    internal static class ShapeSynonyms
    {
        private static readonly string[][] _arkit = Arkit();

        private static readonly string[][] _vrm =
        {
            new[] { "happy", "joy", "fcl_all_joy", "笑い", "smile" },
            new[] { "angry", "anger", "fcl_all_angry", "怒り" },
            new[] { "sad", "sorrow", "fcl_all_sorrow", "悲しい", "困る" },
            new[] { "relaxed", "fun", "fcl_all_fun", "なごみ" },
            new[] { "surprised", "surprise", "fcl_all_surprised", "びっくり" },
            new[] { "aa", "a", "ah", "fcl_mth_a", "あ" },
            new[] { "ih", "i", "fcl_mth_i", "い" },
            new[] { "ou", "u", "uu", "fcl_mth_u", "う" },
            new[] { "ee", "e", "eh", "fcl_mth_e", "え" },
            new[] { "oh", "o", "fcl_mth_o", "お" },
            new[]
            {
                "blink", "fcl_eye_close", "まばたき", "eyes_closed", "eye_blink", "eyes_close",
            },
            new[]
            {
                "blink_left", "wink_left", "fcl_eye_close_l", "まばたき左", "ウィンク左",
                "eye_blink_left", "eye_close_left", "ウィンク",
            },
            new[]
            {
                "blink_right", "wink_right", "fcl_eye_close_r", "まばたき右", "ウィンク右",
                "eye_blink_right", "eye_close_right",
            },
            new[] { "look_up", "eyes_look_up" },
            new[] { "look_down", "eyes_look_down" },
            new[] { "look_left", "eyes_look_left" },
            new[] { "look_right", "eyes_look_right" },
            new[] { "neutral", "fcl_all_neutral" },
        };

        private static readonly string[][] _oculus =
        {
            new[] { "sil" }, new[] { "pp" }, new[] { "ff" }, new[] { "th" }, new[] { "dd" },
            new[] { "kk" }, new[] { "ch" }, new[] { "ss" }, new[] { "nn" }, new[] { "rr" },
            new[] { "aa" }, new[] { "e", "ee" }, new[] { "ih", "i" }, new[] { "oh", "o" },
            new[] { "ou", "u" },
        };

        private static readonly HashSet<string> _parts = new HashSet<string>
        {
            "eye", "eyes", "brow", "brows", "eyebrow", "eyebrows", "mouth", "cheek", "teeth",
            "tongue", "jaw", "nose", "hair", "ear", "ears", "hand", "hands", "body",
        };

        private static readonly HashSet<string> _speech = new HashSet<string>
        {
            "mth", "mouth", "v", "vrc", "viseme", "vis", "lip", "lips", "phoneme", "vowel",
            "expression", "exp", "blendshape", "shape", "morph", "face",
        };

        private const string Vroid = "fcl";
        private const int LongestShort = 3;

        /// <summary>Returns the names for each target of a naming, the best first.</summary>
        public static IReadOnlyList<string[]> Of(ShapeNaming naming)
        {
            switch (naming)
            {
                case ShapeNaming.Arkit:
                    return _arkit;
                case ShapeNaming.Vrm:
                    return _vrm;
                default:
                    return _oculus;
            }
        }

        /// <summary>
        /// Whether <paramref name="synonym"/> at the end of a name means the same as alone: "A"
        /// is a vowel after "MTH" and nothing after "Ponytail"; "joy" of the eyes alone is no
        /// joy.
        /// </summary>
        public static bool MayFollow(ShapeName synonym, ShapeName name, int dropped)
        {
            if (name.Words.Count > 0 && Contains(name.Words, Vroid, name.Words.Count))
            {
                return synonym.Words[0] == Vroid;
            }
            if (dropped == 0)
            {
                return true;
            }
            if (synonym.Key(0).Length - 2 <= LongestShort && synonym.Side == ' ')
            {
                return _speech.Contains(name.Words[dropped - 1]);
            }
            return HasPart(synonym.Words, synonym.Words.Count)
                || !HasPart(name.Words, dropped);
        }

        private static bool HasPart(IReadOnlyList<string> words, int count)
        {
            for (var i = 0; i < count; i++)
            {
                if (_parts.Contains(words[i]))
                {
                    return true;
                }
            }
            return false;
        }

        private static bool Contains(IReadOnlyList<string> words, string word, int count)
        {
            for (var i = 0; i < count; i++)
            {
                if (words[i] == word)
                {
                    return true;
                }
            }
            return false;
        }

        private static string[][] Arkit()
        {
            var unified = new Dictionary<string, string>
            {
                ["eyeBlinkLeft"] = "eye_closed_left",
                ["eyeBlinkRight"] = "eye_closed_right",
                ["mouthClose"] = "mouth_closed",
                ["mouthFunnel"] = "lip_funnel",
                ["mouthPucker"] = "lip_pucker",
                ["mouthRollLower"] = "lip_suck_lower",
                ["mouthRollUpper"] = "lip_suck_upper",
                ["mouthShrugLower"] = "mouth_raiser_lower",
                ["mouthShrugUpper"] = "mouth_raiser_upper",
            };
            var all = new string[ArkitShapes.Count][];
            for (var i = 0; i < all.Length; i++)
            {
                var name = ArkitShapes.Names[i];
                all[i] = unified.TryGetValue(name, out var other)
                    ? new[] { name, other }
                    : new[] { name };
            }
            return all;
        }
    }
}
