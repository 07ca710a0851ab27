using System;
using System.Collections.Generic;
using AvatarBridge.Naming;
using UnityEngine;

namespace AvatarBridge
{
    /// <summary>
    /// Chooses by the names of an avatar's blendshapes what drives each. Every region of the face
    /// gets one vocabulary, so that a mouth which knows ARKit and vowels is not opened twice. For
    /// editors and loading; pure.
    /// </summary>
    internal sealed class RigMatch
    {
        private static readonly ShapeVocabulary[] _vocabularies =
        {
            ShapeVocabulary.Arkit, ShapeVocabulary.Viseme, ShapeVocabulary.Vrm,
        };

        private readonly IReadOnlyList<string>[] _parts;
        private readonly Dictionary<ShapeVocabulary, ShapeMatch> _matches;
        private readonly List<ShapeRow> _rows = new List<ShapeRow>();

        private RigMatch(IReadOnlyList<string> all, params IReadOnlyList<string>[] parts)
        {
            _parts = parts;
            _matches = new Dictionary<ShapeVocabulary, ShapeMatch>();
            foreach (var vocabulary in _vocabularies)
            {
                _matches[vocabulary] = ShapeMatcher.Match(NamingOf(vocabulary), all);
            }
            AddMouth();
            AddFirst(FaceRegion.Lids);
            AddFirst(FaceRegion.Gaze);
            var hasBrows = Add(ShapeVocabulary.Arkit, FaceRegion.Brows) > 0;
            if (!hasBrows && !Has("jawOpen"))
            {
                Add(ShapeVocabulary.Vrm, FaceRegion.Feeling);
            }
        }

        public IReadOnlyList<ShapeRow> Rows => _rows;

        /// <summary>
        /// Matches the blendshapes of some meshes. What drives a region is decided for all of
        /// them together; then each is matched by itself, for teeth may spell a jaw otherwise.
        /// </summary>
        public static RigMatch Of(IReadOnlyList<SkinnedMeshRenderer> meshes)
        {
            var all = new List<string>();
            var parts = new List<IReadOnlyList<string>>();
            foreach (var mesh in meshes)
            {
                var part = NamesOf(mesh);
                parts.Add(part);
                all.AddRange(part);
            }
            return new RigMatch(all, parts.ToArray());
        }

        /// <summary>Matches names of blendshapes, or of a model's expressions.</summary>
        public static RigMatch Of(IReadOnlyList<string> names)
        {
            return new RigMatch(names, names);
        }

        /// <summary>
        /// Returns what no row shows: in each region the names of the vocabulary that is used
        /// most there, or ARKit's where none is.
        /// </summary>
        public static IReadOnlyList<string> Missing(IReadOnlyList<ShapeRow> rows)
        {
            var missing = new List<string>();
            foreach (var region in FaceRegions.All)
            {
                if (region == FaceRegion.Feeling)
                {
                    continue; // a luxury of models without brows
                }
                var vocabulary = MostUsed(rows, region);
                foreach (var name in FaceRegions.Names(vocabulary))
                {
                    if (FaceRegions.Of(vocabulary, name) == region
                        && !Shows(rows, vocabulary, name))
                    {
                        missing.Add(name);
                    }
                }
            }
            return missing;
        }

        /// <summary>ARKit speaks finest, then visemes, then vowels; half a mouth is none.</summary>
        private void AddMouth()
        {
            var best = ShapeVocabulary.Arkit;
            var share = 0f;
            foreach (var vocabulary in _vocabularies)
            {
                var found = Found(vocabulary, FaceRegion.Mouth, out var all);
                var isFiner = vocabulary == ShapeVocabulary.Arkit && Has("jawOpen") && found > 3;
                var its = isFiner ? 1f : (float)found / all;
                if (its > share)
                {
                    best = vocabulary;
                    share = its;
                }
            }
            Add(best, FaceRegion.Mouth);
        }

        private void AddFirst(FaceRegion region)
        {
            if (Add(ShapeVocabulary.Arkit, region) == 0)
            {
                Add(ShapeVocabulary.Vrm, region);
            }
        }

        private int Add(ShapeVocabulary vocabulary, FaceRegion region)
        {
            if (Found(vocabulary, region, out _) == 0)
            {
                return 0; // spares matching the parts
            }
            var before = _rows.Count;
            foreach (var part in _parts)
            {
                var match = ShapeMatcher.Match(NamingOf(vocabulary), part);
                for (var i = 0; i < match.Targets.Count; i++)
                {
                    if (match.Indices[i] >= 0
                        && FaceRegions.Of(vocabulary, match.Targets[i]) == region)
                    {
                        AddRow(part[match.Indices[i]], vocabulary, match.Targets[i]);
                    }
                }
            }
            return _rows.Count - before;
        }

        private void AddRow(string blendshape, ShapeVocabulary vocabulary, string source)
        {
            if (!_rows.Exists(row => row.Blendshape == blendshape && row.Source == source))
            {
                _rows.Add(new ShapeRow(blendshape, vocabulary, source));
            }
        }

        private static IReadOnlyList<string> NamesOf(SkinnedMeshRenderer mesh)
        {
            var shared = mesh == null ? null : mesh.sharedMesh;
            var names = new string[shared == null ? 0 : shared.blendShapeCount];
            for (var i = 0; i < names.Length; i++)
            {
                names[i] = shared.GetBlendShapeName(i);
            }
            return names;
        }

        private static ShapeNaming NamingOf(ShapeVocabulary vocabulary)
        {
            switch (vocabulary)
            {
                case ShapeVocabulary.Vrm:
                    return ShapeNaming.Vrm;
                case ShapeVocabulary.Viseme:
                    return ShapeNaming.Oculus;
                default:
                    return ShapeNaming.Arkit;
            }
        }

        private bool Has(string arkit)
        {
            return _matches[ShapeVocabulary.Arkit].Indices[ArkitShapes.Find(arkit)] >= 0;
        }

        private int Found(ShapeVocabulary vocabulary, FaceRegion region, out int all)
        {
            var match = _matches[vocabulary];
            var found = 0;
            all = 0;
            for (var i = 0; i < match.Targets.Count; i++)
            {
                if (FaceRegions.Of(vocabulary, match.Targets[i]) == region)
                {
                    all++;
                    found += match.Indices[i] >= 0 ? 1 : 0;
                }
            }
            return found;
        }

        private static ShapeVocabulary MostUsed(IReadOnlyList<ShapeRow> rows, FaceRegion region)
        {
            var best = ShapeVocabulary.Arkit;
            var most = 0;
            foreach (var vocabulary in _vocabularies)
            {
                var count = 0;
                foreach (var row in rows)
                {
                    count += row.Vocabulary == vocabulary
                        && FaceRegions.Of(vocabulary, row.Source) == region ? 1 : 0;
                }
                if (count > most)
                {
                    best = vocabulary;
                    most = count;
                }
            }
            return best;
        }

        private static bool Shows(
            IReadOnlyList<ShapeRow> rows, ShapeVocabulary vocabulary, string name)
        {
            foreach (var row in rows)
            {
                if (row.Vocabulary == vocabulary
                    && string.Equals(row.Source, name, StringComparison.OrdinalIgnoreCase))
                {
                    return true;
                }
            }
            return false;
        }
    }
}
