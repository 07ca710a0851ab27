using System;
using System.IO;
using System.Text;
using AvatarBridge.Takes;

namespace AvatarBridge.Editing
{
    /// <summary>Takes one character's part out of a take, so that an asset holds no more.</summary>
    public static class TakeFilter
    {
        private const string Magic = "ABTAKE1\n";

        /// <summary>
        /// Returns a whole take with the packets of <paramref name="character"/> only. Raises
        /// WireException when the bytes are no take.
        /// </summary>
        public static byte[] Only(byte[] take, string character)
        {
            var topic = Encoding.UTF8.GetBytes(character + "\0");
            var reader = new TakeReader(take);
            using (var part = new MemoryStream(take.Length))
            {
                part.Write(Encoding.ASCII.GetBytes(Magic), 0, Magic.Length);
                Write(part, reader.Header);
                while (reader.TryRead(out var packet))
                {
                    if (packet.StartsWith(topic))
                    {
                        Write(part, packet);
                    }
                }
                return part.ToArray();
            }
        }

        private static void Write(MemoryStream to, ReadOnlySpan<byte> packet)
        {
            var length = packet.Length;
            for (var shift = 0; shift < 32; shift += 8)
            {
                to.WriteByte((byte)(length >> shift));
            }
            var bytes = packet.ToArray();
            to.Write(bytes, 0, bytes.Length);
        }
    }
}
