using System;

namespace AvatarBridgeSamples
{
    // Plain C#, main thread only.

    /// <summary>A line that fills up word by word as it is heard.</summary>
    public sealed class Subtitle
    {
        private string _text = "";
        private int _heard;

        /// <summary>The part that was heard by now.</summary>
        public string Heard => _text.Substring(0, _heard);

        /// <summary>The part that is still to come.</summary>
        public string Coming => _text.Substring(_heard);

        /// <summary>Begins a line.</summary>
        public void Begin(string text)
        {
            _text = text;
            _heard = 0;
        }

        /// <summary>A word is heard; one that does not stand in the line is passed over.</summary>
        public void Hear(string word)
        {
            if (word.Length == 0)
            {
                return;
            }
            var at = _text.IndexOf(word, _heard, StringComparison.OrdinalIgnoreCase);
            if (at >= 0)
            {
                _heard = at + word.Length;
            }
        }

        /// <summary>Nothing is said any more.</summary>
        public void Clear()
        {
            Begin("");
        }
    }
}
