using System;

namespace AvatarBridgeSamples
{
    /// <summary>What one viewer wrote.</summary>
    public readonly struct ChatMessage
    {
        public ChatMessage(string author, string text)
        {
            Author = author;
            Text = text;
        }

        public string Author { get; }
        public string Text { get; }

        /// <summary>
        /// Reads a line such as <c>Mika: hello!</c>; a line without a name is a viewer's. False
        /// for an empty line and for one that starts with <c>#</c>.
        /// </summary>
        public static bool TryParse(string line, out ChatMessage message)
        {
            message = default;
            var whole = line.Trim();
            if (whole.Length == 0 || whole[0] == '#')
            {
                return false;
            }
            var colon = whole.IndexOf(": ", StringComparison.Ordinal);
            message = colon > 0
                ? new ChatMessage(whole.Substring(0, colon), whole.Substring(colon + 2).Trim())
                : new ChatMessage("A viewer", whole);
            return message.Text.Length > 0;
        }
    }
}
