using System;

namespace AvatarBridge.Wire
{
    /// <summary>
    /// The outside of packets: a topic, where there is one, and the version. Stateless; any
    /// thread.
    /// </summary>
    public static class Envelope
    {
        private const int VersionBytes = 2;

        /// <summary>
        /// Splits a stream packet: returns the topic, without its zero byte, and what follows.
        /// Raises <see cref="WireException"/> when no topic ends where it must.
        /// </summary>
        public static ReadOnlySpan<byte> TopicOf(
            ReadOnlySpan<byte> packet, out ReadOnlySpan<byte> rest)
        {
            CheckSize(packet);
            var searched = Math.Min(packet.Length, Limits.MaxCharacterBytes + 1);
            var end = packet.Slice(0, searched).IndexOf((byte)0);
            if (end <= 0)
            {
                throw new WireException(
                    $"topic: found no name that ends within {Limits.MaxCharacterBytes} bytes");
            }
            rest = packet.Slice(end + 1);
            return packet.Slice(0, end);
        }

        /// <summary>Returns what follows the version bytes, which it checks.</summary>
        internal static ReadOnlySpan<byte> BodyOf(ReadOnlySpan<byte> versioned)
        {
            CheckSize(versioned);
            if (versioned.Length < VersionBytes)
            {
                throw new WireException("ends before its version");
            }
            if (versioned[0] != Limits.Major)
            {
                throw new WireException(
                    $"found version {versioned[0]}.{versioned[1]}, expected "
                    + $"{Limits.Major}.{Limits.Minor} or any {Limits.Major}.x");
            }
            return versioned.Slice(VersionBytes);
        }

        private static void CheckSize(ReadOnlySpan<byte> packet)
        {
            if (packet.Length > Limits.MaxPacketBytes)
            {
                throw new WireException(
                    $"found {packet.Length} bytes, expected at most {Limits.MaxPacketBytes}");
            }
        }
    }
}
