using System;
using System.Runtime.InteropServices;

namespace AvatarBridge.Wire
{
    /// <summary>
    /// Reads one byte of a span. The span's own indexer does the same, but compilers refuse the
    /// one of Mono's class library, whose signature they do not understand.
    /// </summary>
    internal static class SpanBytes
    {
        public static byte At(this ReadOnlySpan<byte> bytes, int index)
        {
            return MemoryMarshal.Read<byte>(bytes.Slice(index));
        }
    }
}
