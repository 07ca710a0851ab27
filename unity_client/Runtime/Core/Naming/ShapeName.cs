using System;
using System.Collections.Generic;
using System.Text;

namespace AvatarBridge.Naming
{
    /// <summary>
    /// A blendshape's name as words in lower case: taken apart at dots, underscores, digits and
    /// capitals, its side set apart, and a number at its end left away. Immutable; any thread.
    /// </summary>
    internal sealed class ShapeName
    {
        private ShapeName(IReadOnlyList<string> words, char side, bool isWhole)
        {
            Words = words;
            Side = side;
            IsWhole = isWhole;
        }

        /// <summary>Without the side.</summary>
        public IReadOnlyList<string> Words { get; }

        /// <summary><c>l</c>, <c>r</c>, or a blank for neither.</summary>
        public char Side { get; }

        /// <summary>Whether nothing was left away but the side.</summary>
        public bool IsWhole { get; }

        /// <summary>Reads a name in each way that it may be meant.</summary>
        public static IEnumerable<ShapeName> Readings(string name)
        {
            var words = Split(name);
            yield return Read(words, true);
            var count = words.Count;
            while (count > 1 && char.IsDigit(words[count - 1][0]))
            {
                count--;
            }
            if (count < words.Count)
            {
                words = words.GetRange(0, count);
                yield return Read(words, false);
            }
            var side = words.Count > 1 ? SideOf(words[0]) : ' ';
            if (side != ' ')
            {
                yield return new ShapeName(words.GetRange(1, words.Count - 1), side, false);
            }
        }

        /// <summary>Reads a name in the way that it is spelled.</summary>
        public static ShapeName Of(string name)
        {
            return Read(Split(name), true);
        }

        /// <summary>Returns the words from <paramref name="first"/> on, and the side.</summary>
        public string Key(int first)
        {
            var key = new StringBuilder();
            for (var i = first; i < Words.Count; i++)
            {
                key.Append(Words[i]);
            }
            return key.Append('/').Append(Side).ToString();
        }

        private static ShapeName Read(List<string> words, bool isWhole)
        {
            var last = words.Count - 1;
            if (last < 0)
            {
                return new ShapeName(words, ' ', isWhole);
            }
            var side = last > 0 ? SideOf(words[last]) : ' ';
            if (side != ' ')
            {
                return new ShapeName(words.GetRange(0, last), side, isWhole);
            }
            foreach (var ending in new[] { "left", "right", "左", "右" })
            {
                if (words[last].Length > ending.Length
                    && words[last].EndsWith(ending, StringComparison.Ordinal))
                {
                    var rest = new List<string>(words);
                    rest[last] = words[last].Substring(0, words[last].Length - ending.Length);
                    return new ShapeName(rest, SideOf(ending), isWhole);
                }
            }
            return new ShapeName(words, ' ', isWhole);
        }

        private static char SideOf(string word)
        {
            switch (word)
            {
                case "l":
                case "left":
                case "左":
                    return 'l';
                case "r":
                case "right":
                case "右":
                    return 'r';
                default:
                    return ' ';
            }
        }

        private static List<string> Split(string name)
        {
            var words = new List<string>();
            var start = 0;
            for (var i = 0; i <= name.Length; i++)
            {
                var isEnd = i == name.Length || !char.IsLetterOrDigit(name[i]);
                if (i > start && (isEnd || Begins(name, i)))
                {
                    words.Add(name.Substring(start, i - start).ToLowerInvariant());
                    start = i;
                }
                if (isEnd)
                {
                    start = i + 1;
                }
            }
            return words;
        }

        /// <summary>Whether another word begins at a letter that stands beside its last.</summary>
        private static bool Begins(string name, int at)
        {
            char before = name[at - 1], here = name[at];
            if (char.IsDigit(before) != char.IsDigit(here))
            {
                return true;
            }
            if (!char.IsUpper(here))
            {
                return false;
            }
            var isCapitalOfWord = at + 1 < name.Length && char.IsLower(name[at + 1]);
            return char.IsLower(before) || (char.IsUpper(before) && isCapitalOfWord);
        }
    }
}
