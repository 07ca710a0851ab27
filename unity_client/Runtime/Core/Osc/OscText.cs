using System;

namespace AvatarBridge.Osc
{
    /// <summary>
    /// The smallest parts of OSC: padded text and lengths in multiples of four. Any thread.
    /// </summary>
    internal static class OscText
    {
        private const int Alignment = 4;

        /// <summary>
        /// Returns how many bytes <paramref name="length"/> takes with its padding.
        /// </summary>
        public static long Padded(long length)
        {
            return (length + Alignment - 1) / Alignment * Alignment;
        }

        /// <summary>Reads text that ends in one to four zeros, and moves past them.</summary>
        public static ReadOnlySpan<byte> Read(ReadOnlySpan<byte> bytes, ref int at, string what)
        {
            var rest = bytes.Slice(at);
            var length = rest.IndexOf((byte)0);
            if (length < 0)
            {
                throw new OscException($"{what} at byte {at} has no zero at its end");
            }
            Skip(bytes, ref at, length, length + 1, what);
            return rest.Slice(0, length);
        }

        /// <summary>
        /// Moves past a field of <paramref name="taken"/> bytes and its padding, which is zero
        /// from <paramref name="length"/> on.
        /// </summary>
        public static void Skip(
            ReadOnlySpan<byte> bytes, ref int at, int length, int taken, string what)
        {
            var padded = Padded(taken);
            var rest = bytes.Slice(at);
            if (padded > rest.Length)
            {
                throw new OscException(
                    $"{what} at byte {at} takes {padded} bytes; {rest.Length} are left");
            }
            foreach (var padding in rest.Slice(length, (int)padded - length))
            {
                if (padding != 0)
                {
                    throw new OscException($"{what} at byte {at} is not padded with zeros");
                }
            }
            at += (int)padded;
        }

        /// <summary>Tells whether the bytes are this text, which is ASCII.</summary>
        public static bool Is(ReadOnlySpan<byte> bytes, string ascii)
        {
            if (bytes.Length != ascii.Length)
            {
                return false;
            }
            for (var i = 0; i < ascii.Length; i++)
            {
                if (bytes[i] != ascii[i])
                {
                    return false;
                }
            }
            return true;
        }
    }
}
