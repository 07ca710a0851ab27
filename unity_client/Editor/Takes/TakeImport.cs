using System.Collections.Generic;
using System.Linq;
using AvatarBridge.Takes;

namespace AvatarBridge.Editing
{
    /// <summary>What a take becomes in a project: one line for each character in it.</summary>
    public sealed class TakeImport
    {
        private readonly List<BakedLine> _lines = new List<BakedLine>();
        private readonly List<string> _warnings = new List<string>();

        /// <summary>
        /// Of each character, in the order of appearance; the first is the asset's.
        /// </summary>
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
            import.CheckFile(BakedTake.Read(take));
            foreach (var character in onlyCharacter.Length > 0
                ? new[] { onlyCharacter }
                : characters)
            {
                // Who is not in the take is looked for in all of it, and the error says so.
                var isOneOfMany = characters.Count > 1 && characters.Contains(character);
                var line = BakedLine.From(
                    isOneOfMany ? TakeFilter.Only(take, character) : take, character);
                line.name = isOneOfMany && onlyCharacter.Length == 0
                    ? $"{name} ({character})"
                    : name;
                import._lines.Add(line);
                import.CheckLine(line);
            }
            return import;
        }

        private void CheckFile(BakedTake take)
        {
            if (take.IsCutOff)
            {
                _warnings.Add("The file ends within a packet, as after a crash: what came before "
                    + "is here.");
            }
            if (take.Malformed > 0)
            {
                _warnings.Add($"{take.Malformed} packets could not be read and were left out.");
            }
        }

        private void CheckLine(BakedLine line)
        {
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
