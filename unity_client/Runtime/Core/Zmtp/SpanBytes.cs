using System;
using System.Runtime.InteropServices;

namespace AvatarBridge.Zmtp
{
    /// <summary>
    /// Reads single bytes of a span. The indexer of read-only spans is not usable with every
    /// library that Unity's scripts may be compiled against: Mono's lacks what marks its result.
    /// </summary>
    internal static class SpanBytes
    {
        public static byte At(this ReadOnlySpan<byte> bytes, int index)
        {
            return MemoryMarshal.GetReference(bytes.Slice(index, 1));
        }
    }
}
