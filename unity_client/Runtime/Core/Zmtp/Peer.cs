using System;
using System.Text;

namespace AvatarBridge.Zmtp
{
    /// <summary>Shows bytes of a stranger in a message, without trusting them.</summary>
    internal static class Peer
    {
        private const int MostShown = 40;

        /// <summary>
        /// Returns the beginning of some bytes as text; what is not ASCII as dots.
        /// </summary>
        public static string Quote(ReadOnlySpan<byte> bytes)
        {
            var text = new StringBuilder("\"");
            for (var i = 0; i < bytes.Length && i < MostShown; i++)
            {
                text.Append(bytes[i] >= 0x20 && bytes[i] < 0x7F ? (char)bytes[i] : '.');
            }
            return text.Append(bytes.Length > MostShown ? "…\"" : "\"").ToString();
        }
    }
}
