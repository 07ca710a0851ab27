using System.Collections.Generic;
using AvatarBridge.Takes;

namespace AvatarBridge.Editing
{
    /// <summary>What a take becomes in a project: one line for each character in it.</summary>
    public sealed class TakeImport
    {
        private readonly List<BakedLine> _lines = new List<BakedLine>();
        private readonly List<string> _warnings = new List<string>();

        /// <summary>Of each character, in the order of appearance; the first is the asset's.</summary>
        public IReadOnlyList<BakedLine> Lines => _lines;

        /// <summary>What is not as it should be, in words.</summary>
        public IReadOnlyList<string> Warnings => _warnings;

        /// <summary>
        /// Reads a take's bytes. With a name, only that character's part becomes a line. Raises
        /// WireException when the bytes are no take, or nobody is in it, or not that character.
        /// </summary>
        public static TakeImport Read(byte[] take, string name, string onlyCharacter)
        {
            var import = new TakeImport();
            var characters = BakedTake.CharactersIn(take);
            if (onlyCharacter.Length > 0)
            {
                import.Add(take, onlyCharacter, name);
                return import;
            }
            foreach (var character in characters)
            {
                import.Add(take, character, characters.Count > 1 ? $"{name} ({character})" : name);
            }
            if (characters.Count == 0)
            {
                import.Add(take, "", name); // raises, and says why
            }
            return import;
        }

        private void Add(byte[] take, string character, string name)
        {
            var part = character.Length == 0 ? take : TakeFilter.Only(take, character);
            var line = BakedLine.From(part, character);
            line.name = name;
            _lines.Add(line);
            Check(BakedTake.Read(take, line.Character), line);
        }

        private void Check(BakedTake whole, BakedLine line)
        {
            if (whole.IsCutOff && _lines.Count == 1)
            {
                _warnings.Add("The file ends within a packet, as after a crash: what came before "
                    + "is here.");
            }
            if (whole.Malformed > 0 && _lines.Count == 1)
            {
                _warnings.Add($"{whole.Malformed} packets could not be read and were left out.");
            }
            if (line.Take.FrameCount == 0)
            {
                _warnings.Add($"{line.Character} does not move in it.");
            }
            if (line.Take.Samples.Length == 0)
            {
                _warnings.Add($"{line.Character} says nothing in it.");
            }
        }
    }
}
