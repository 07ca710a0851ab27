using System;
using System.Collections.Generic;
using AvatarBridge.Naming;

namespace AvatarBridge
{
    /// <summary>A part of the face that one vocabulary at a time may move.</summary>
    internal enum FaceRegion
    {
        /// <summary>Not to be moved by a map: rest and silence, which are the absence of all.</summary>
        None,
        Mouth,
        Lids,
        Gaze,
        Brows,

        /// <summary>Whole feelings, as VRM has them.</summary>
        Feeling,
    }

    /// <summary>Says where in a face each name of a vocabulary is. Pure.</summary>
    internal static class FaceRegions
    {
        public static readonly FaceRegion[] All =
        {
            FaceRegion.Mouth, FaceRegion.Lids, FaceRegion.Gaze, FaceRegion.Brows,
            FaceRegion.Feeling,
        };

        private static readonly string[] _vowels = { "aa", "ih", "ou", "ee", "oh" };

        public static FaceRegion Of(ShapeVocabulary vocabulary, string name)
        {
            switch (vocabulary)
            {
                case ShapeVocabulary.Arkit:
                    return OfArkit(name);
                case ShapeVocabulary.Vrm:
                    return OfVrm(name);
                case ShapeVocabulary.Viseme:
                    return name == "sil" ? FaceRegion.None : FaceRegion.Mouth;
                default:
                    return FaceRegion.None;
            }
        }

        /// <summary>Returns all names of a vocabulary.</summary>
        public static IReadOnlyList<string> Names(ShapeVocabulary vocabulary)
        {
            switch (vocabulary)
            {
                case ShapeVocabulary.Vrm:
                    return VrmExpressions.Names;
                case ShapeVocabulary.Viseme:
                    return OculusVisemes.Names;
                default:
                    return ArkitShapes.Names;
            }
        }

        private static FaceRegion OfArkit(string name)
        {
            if (Begins(name, "eyeLook"))
            {
                return FaceRegion.Gaze;
            }
            if (Begins(name, "eye"))
            {
                return FaceRegion.Lids;
            }
            return Begins(name, "jaw") || Begins(name, "mouth") || Begins(name, "tongue")
                ? FaceRegion.Mouth
                : FaceRegion.Brows;
        }

        private static FaceRegion OfVrm(string name)
        {
            if (Array.IndexOf(_vowels, name) >= 0)
            {
                return FaceRegion.Mouth;
            }
            if (name == "neutral")
            {
                return FaceRegion.None;
            }
            if (Begins(name, "blink"))
            {
                return FaceRegion.Lids;
            }
            return Begins(name, "look") ? FaceRegion.Gaze : FaceRegion.Feeling;
        }

        private static bool Begins(string name, string with)
        {
            return name.StartsWith(with, StringComparison.OrdinalIgnoreCase);
        }
    }
}
