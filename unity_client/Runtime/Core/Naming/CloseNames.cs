using System;
using System.Collections.Generic;

namespace AvatarBridge.Naming
{
    /// <summary>Finds names that are spelled nearly like another. Any thread.</summary>
    internal static class CloseNames
    {
        private const int Most = 3;
        private const float Farthest = 0.4f; // of the longer name's letters

        /// <summary>Returns up to three names, the closest first.</summary>
        public static IReadOnlyList<string> Of(string name, IReadOnlyList<string> names)
        {
            var wanted = Fold(name);
            var found = new List<KeyValuePair<float, string>>();
            foreach (var other in names)
            {
                var folded = Fold(other);
                var longest = Math.Max(wanted.Length, folded.Length);
                var distance = longest == 0 ? 1f : (float)Distance(wanted, folded) / longest;
                if (distance <= Farthest)
                {
                    found.Add(new KeyValuePair<float, string>(distance, other));
                }
            }
            found.Sort(Compare);
            return found.ConvertAll(pair => pair.Value).GetRange(0, Math.Min(Most, found.Count));
        }

        private static int Compare(KeyValuePair<float, string> a, KeyValuePair<float, string> b)
        {
            var order = a.Key.CompareTo(b.Key);
            return order != 0 ? order : string.CompareOrdinal(a.Value, b.Value);
        }

        private static string Fold(string name)
        {
            return ShapeName.Of(name).Key(0);
        }

        /// <summary>Counts the letters to change, add or take away (Levenshtein).</summary>
        private static int Distance(string from, string to)
        {
            var row = new int[to.Length + 1];
            for (var j = 0; j < row.Length; j++)
            {
                row[j] = j;
            }
            for (var i = 1; i <= from.Length; i++)
            {
                var diagonal = row[0];
                row[0] = i;
                for (var j = 1; j <= to.Length; j++)
                {
                    var change = diagonal + (from[i - 1] == to[j - 1] ? 0 : 1);
                    diagonal = row[j];
                    row[j] = Math.Min(change, Math.Min(row[j], row[j - 1]) + 1);
                }
            }
            return row[to.Length];
        }
    }
}
