using System;

namespace AvatarBridge.Wire
{
    /// <summary>
    /// Looks at UTF-8 where it lies, without making a string of it. Stateless; any thread.
    /// </summary>
    internal static class Utf8
    {
        /// <summary>Returns the number of characters, or -1 when the bytes are not UTF-8.</summary>
        public static int Count(ReadOnlySpan<byte> bytes)
        {
            var count = 0;
            for (var i = 0; i < bytes.Length; count++)
            {
                var size = bytes[i] < 0x80 ? 1 : SizeOfLonger(bytes.Slice(i));
                if (size == 0)
                {
                    return -1;
                }
                i += size;
            }
            return count;
        }

        /// <summary>
        /// Counts characters as the specification does: a surrogate pair is one of them.
        /// </summary>
        public static int Count(string text)
        {
            var count = text.Length;
            for (var i = 1; i < text.Length; i++)
            {
                if (char.IsSurrogatePair(text[i - 1], text[i]))
                {
                    count--;
                }
            }
            return count;
        }

        /// <summary>Says whether valid UTF-8 holds a control character.</summary>
        public static bool HasControl(ReadOnlySpan<byte> bytes)
        {
            for (var i = 0; i < bytes.Length; i++)
            {
                var isAscii = bytes[i] < 0x20 || bytes[i] == 0x7f;
                var isLatin = bytes[i] == 0xc2 && i + 1 < bytes.Length && bytes[i + 1] < 0xa0;
                if (isAscii || isLatin)
                {
                    return true;
                }
            }
            return false;
        }

        /// <summary>
        /// Returns how long the character at the beginning is, 0 when it is none. The bounds of
        /// the second byte keep out surrogates, what is beyond Unicode, and longer spellings of
        /// shorter characters.
        /// </summary>
        private static int SizeOfLonger(ReadOnlySpan<byte> bytes)
        {
            var lead = bytes[0];
            var size = lead < 0xc2 ? 0 : lead < 0xe0 ? 2 : lead < 0xf0 ? 3 : lead < 0xf5 ? 4 : 0;
            if (size == 0 || bytes.Length < size)
            {
                return 0;
            }
            var low = lead == 0xe0 ? 0xa0 : lead == 0xf0 ? 0x90 : 0x80;
            var high = lead == 0xed ? 0x9f : lead == 0xf4 ? 0x8f : 0xbf;
            if (bytes[1] < low || bytes[1] > high)
            {
                return 0;
            }
            for (var i = 2; i < size; i++)
            {
                if ((bytes[i] & 0xc0) != 0x80)
                {
                    return 0;
                }
            }
            return size;
        }
    }
}
