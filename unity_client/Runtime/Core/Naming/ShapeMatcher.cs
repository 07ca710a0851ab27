using System.Collections.Generic;

namespace AvatarBridge.Naming
{
    /// <summary>
    /// Finds out which of an avatar's blendshapes stands for which name, however they are
    /// spelled: <c>jawOpen</c>, <c>A25_Jaw_Open</c>, <c>eyeBlink_L</c>, <c>Fcl_MTH_A</c>,
    /// <c>vrc.v_aa</c>, <c>あ</c>. For editors and loading, not for every picture. Stateless; any
    /// thread.
    /// </summary>
    public static class ShapeMatcher
    {
        /// <summary>Matches an avatar's shapes against the names of one naming.</summary>
        public static ShapeMatch Match(ShapeNaming naming, IReadOnlyList<string> shapes)
        {
            var candidates = Candidates(shapes);
            var targets = Targets(naming);
            var synonyms = ShapeSynonyms.Of(naming);
            var indices = new int[targets.Count];
            var missing = new List<MissingShape>();
            for (var i = 0; i < indices.Length; i++)
            {
                indices[i] = Find(synonyms[i], candidates);
                if (indices[i] < 0)
                {
                    var close = CloseNames.Of(targets[i], shapes);
                    missing.Add(new MissingShape(targets[i], close));
                }
            }
            return new ShapeMatch(naming, targets, indices, missing);
        }

        /// <summary>
        /// Matches an avatar's shapes against all namings and returns the one that it has most
        /// of; of equals the one that shows more.
        /// </summary>
        public static ShapeMatch Best(IReadOnlyList<string> shapes)
        {
            var best = Match(ShapeNaming.Arkit, shapes);
            foreach (var naming in new[] { ShapeNaming.Vrm, ShapeNaming.Oculus })
            {
                var match = Match(naming, shapes);
                best = match.Share > best.Share ? match : best;
            }
            return best;
        }

        /// <summary>Returns the names that a naming consists of.</summary>
        public static IReadOnlyList<string> Targets(ShapeNaming naming)
        {
            switch (naming)
            {
                case ShapeNaming.Arkit:
                    return ArkitShapes.Names;
                case ShapeNaming.Vrm:
                    return VrmExpressions.Names;
                default:
                    return OculusVisemes.Names;
            }
        }

        /// <summary>Files every ending of every name, at the words it is made of.</summary>
        private static Dictionary<string, List<Candidate>> Candidates(
            IReadOnlyList<string> shapes)
        {
            var candidates = new Dictionary<string, List<Candidate>>();
            for (var i = 0; i < shapes.Count; i++)
            {
                foreach (var name in ShapeName.Readings(shapes[i] ?? ""))
                {
                    for (var dropped = 0; dropped < name.Words.Count; dropped++)
                    {
                        var key = name.Key(dropped);
                        if (!candidates.TryGetValue(key, out var same))
                        {
                            candidates.Add(key, same = new List<Candidate>());
                        }
                        same.Add(new Candidate(i, name, dropped));
                    }
                }
            }
            return candidates;
        }

        private static int Find(
            string[] synonyms, Dictionary<string, List<Candidate>> candidates)
        {
            var found = -1;
            var cost = int.MaxValue;
            foreach (var spelling in synonyms)
            {
                var synonym = ShapeName.Of(spelling);
                if (!candidates.TryGetValue(synonym.Key(0), out var same))
                {
                    continue;
                }
                foreach (var one in same)
                {
                    if (one.Cost < cost && ShapeSynonyms.MayFollow(synonym, one.Name, one.Dropped))
                    {
                        found = one.Index;
                        cost = one.Cost;
                    }
                }
            }
            return found;
        }

        private readonly struct Candidate
        {
            public Candidate(int index, ShapeName name, int dropped)
            {
                Index = index;
                Name = name;
                Dropped = dropped;
            }

            public int Index { get; }
            public ShapeName Name { get; }
            public int Dropped { get; }

            /// <summary>The less of a name was left away, the surer it is.</summary>
            public int Cost => 2 * Dropped + (Name.IsWhole ? 0 : 1);
        }
    }
}
