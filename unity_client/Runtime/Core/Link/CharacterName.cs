using System.Text;
using AvatarBridge.Wire;

namespace AvatarBridge.Link
{
    /// <summary>Turns a character's name into the bytes that its packets begin with.</summary>
    internal static class CharacterName
    {
        private static readonly UTF8Encoding Utf8 = new UTF8Encoding(false, true);

        /// <summary>Returns a name in UTF-8. Raises <see cref="BridgeException"/>.</summary>
        public static byte[] Encode(string name)
        {
            if (string.IsNullOrEmpty(name))
            {
                throw Bad("a character's name is not empty");
            }
            foreach (var one in name)
            {
                if (char.IsControl(one))
                {
                    throw Bad("a character's name has no control characters");
                }
            }
            var bytes = TryEncode(name);
            if (bytes.Length > Limits.MaxCharacterBytes)
            {
                throw Bad(
                    "the name \"" + name + "\" has " + bytes.Length + " bytes in UTF-8; at most "
                    + Limits.MaxCharacterBytes + " are allowed");
            }
            return bytes;
        }

        /// <summary>Returns the topic to subscribe to: the name and its zero byte.</summary>
        public static byte[] TopicOf(byte[] name)
        {
            var topic = new byte[name.Length + 1];
            name.CopyTo(topic, 0);
            return topic;
        }

        private static byte[] TryEncode(string name)
        {
            try
            {
                return Utf8.GetBytes(name);
            }
            catch (EncoderFallbackException)
            {
                throw Bad("a character's name is proper text, without halves of characters");
            }
        }

        private static BridgeException Bad(string message)
        {
            return new BridgeException(BridgeException.BadOption, message);
        }
    }
}
