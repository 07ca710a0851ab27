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
        private const int FloatBytes = 4;

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
