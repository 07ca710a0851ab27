using System;

namespace AvatarBridgeSamples
{
    // Plain C#, main thread only.

    /// <summary>Who of two says what next.</summary>
    public sealed class Dialogue
    {
        private readonly string[] _lines;
        private readonly bool _isImprovised;
        private int _next;
        private string _answered = "";

        /// <summary>
        /// Takes the lines, said by turns. An improvised one takes only the first of them; after
        /// that each answers what the other said.
        /// </summary>
        public Dialogue(string[] lines, bool isImprovised)
        {
            if (lines.Length == 0 || Array.Exists(lines, line => line.Trim().Length == 0))
            {
                throw new ArgumentException("a dialogue wants lines, and none of them empty");
            }
            _lines = lines;
            _isImprovised = isImprovised;
        }

        /// <summary>0 or 1: who speaks next.</summary>
        public int Speaker => _next % 2;

        /// <summary>
        /// Whether the text is what the other said, and the answer is up to the model.
        /// </summary>
        public bool IsAnswer => _isImprovised && _answered.Length > 0;

        /// <summary>What is said next, or what is answered.</summary>
        public string Text =>
            IsAnswer ? _answered : _lines[_isImprovised ? 0 : _next % _lines.Length];

        /// <summary>It was heard to its end; <paramref name="said"/> are the words.</summary>
        public void GoOn(string said)
        {
            _answered = said.Trim();
            _next++;
        }
    }
}
