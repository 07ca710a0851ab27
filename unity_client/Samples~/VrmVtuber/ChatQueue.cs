using System;
using System.Collections.Generic;
using System.Text;

namespace AvatarBridgeSamples
{
    // Chooses what is answered when viewers write faster than a character can speak. Plain C#,
    // main thread only.

    /// <summary>
    /// Messages that wait for an answer: one of each viewer, the newest; the oldest are let go
    /// when there are too many. Commands of bots and bare links are not for the character.
    /// </summary>
    public sealed class ChatQueue
    {
        private const int LongestText = 300; // what a viewer waits for an answer to

        private readonly List<ChatMessage> _waiting = new List<ChatMessage>();
        private readonly int _capacity;

        public ChatQueue(int capacity)
        {
            if (capacity < 1)
            {
                throw new ArgumentOutOfRangeException(nameof(capacity), "it holds one or more");
            }
            _capacity = capacity;
        }

        public int Count => _waiting.Count;

        /// <summary>Messages that were let go because there were too many.</summary>
        public int LetGo { get; private set; }

        /// <summary>Takes a message in; false when it is none to answer.</summary>
        public bool Add(ChatMessage message)
        {
            var text = WithoutMarks(message.Text);
            if (!IsForCharacter(text))
            {
                return false;
            }
            var earlier = _waiting.FindIndex(other => other.Author == message.Author);
            if (earlier >= 0)
            {
                _waiting.RemoveAt(earlier);
            }
            else if (_waiting.Count == _capacity)
            {
                _waiting.RemoveAt(0);
                LetGo++;
            }
            _waiting.Add(new ChatMessage(message.Author, Shorten(text)));
            return true;
        }

        /// <summary>Takes out the one that has waited longest.</summary>
        public bool TryTake(out ChatMessage message)
        {
            message = default;
            if (_waiting.Count == 0)
            {
                return false;
            }
            message = _waiting[0];
            _waiting.RemoveAt(0);
            return true;
        }

        /// <summary>Puts one back that could not be answered, before all others.</summary>
        public void PutBack(ChatMessage message)
        {
            if (!_waiting.Exists(other => other.Author == message.Author))
            {
                _waiting.Insert(0, message);
            }
        }

        private static bool IsForCharacter(string text)
        {
            var isCommand = text.StartsWith("!", StringComparison.Ordinal);
            var isLink = text.IndexOf("://", StringComparison.Ordinal) >= 0
                && text.IndexOf(' ') < 0;
            return text.Trim().Length > 0 && !isCommand && !isLink;
        }

        // Brackets, stars and tags direct a character; that is not for viewers to do.
        private static string WithoutMarks(string text)
        {
            var plain = new StringBuilder(text.Length);
            foreach (var letter in text)
            {
                plain.Append("[]*<>".IndexOf(letter) >= 0 || char.IsControl(letter) ? ' ' : letter);
            }
            return plain.ToString().Trim();
        }

        private static string Shorten(string text)
        {
            if (text.Length <= LongestText)
            {
                return text;
            }
            var space = text.LastIndexOf(' ', LongestText);
            var end = space > 0 ? space : LongestText;
            // A character outside the basic plane is two; it is never cut in half.
            return text.Substring(0, char.IsHighSurrogate(text[end - 1]) ? end - 1 : end);
        }
    }
}
