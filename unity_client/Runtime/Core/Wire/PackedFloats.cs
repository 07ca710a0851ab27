using System;
using System.Buffers.Binary;
using System.Runtime.InteropServices;

namespace AvatarBridge.Wire
{
    /// <summary>
    /// Numbers inside a packet, read in place: good only during the call that hands them over.
    /// They may stand at any address, so they are copied and never cast (ARM faults on that).
    /// </summary>
    public readonly ref struct PackedFloats
    {
        internal const int FloatBytes = 4;

        private readonly ReadOnlySpan<byte> _bytes;

        /// <summary>Takes little-endian float32, a multiple of four bytes.</summary>
        public PackedFloats(ReadOnlySpan<byte> bytes)
        {
            _bytes = bytes;
        }

        public int Count => _bytes.Length / FloatBytes;

        public float this[int index]
        {
            get
            {
                var bits = BinaryPrimitives.ReadInt32LittleEndian(_bytes.Slice(index * FloatBytes));
                return BitConverter.Int32BitsToSingle(bits);
            }
        }

        /// <summary>
        /// Whether none is infinite or not a number. Looks at two of them at a time: an exponent
        /// of only ones, which says so, runs over into the sign's bit when one is added to it.
        /// </summary>
        internal bool AreFinite
        {
            get
            {
                const ulong Exponents = 0x7f80_0000_7f80_0000;
                const ulong Ones = 0x0080_0000_0080_0000;
                const ulong Signs = 0x8000_0000_8000_0000;
                var seen = 0ul;
                var rest = _bytes;
                for (; rest.Length >= sizeof(ulong); rest = rest.Slice(sizeof(ulong)))
                {
                    seen |= (BinaryPrimitives.ReadUInt64LittleEndian(rest) & Exponents) + Ones;
                }
                if (rest.Length >= FloatBytes)
                {
                    var last = BinaryPrimitives.ReadUInt32LittleEndian(rest);
                    seen |= (last & Exponents) + Ones;
                }
                return (seen & Signs) == 0;
            }
        }

        /// <summary>Copies all of them to the beginning of <paramref name="target"/>.</summary>
        public void CopyTo(Span<float> target)
        {
            if (BitConverter.IsLittleEndian)
            {
                _bytes.CopyTo(MemoryMarshal.AsBytes(target));
                return;
            }
            for (var i = 0; i < Count; i++)
            {
                target[i] = this[i];
            }
        }
    }
}
