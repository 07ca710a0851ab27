using System;
using System.Buffers.Binary;

namespace AvatarBridge.Wire
{
    /// <summary>
    /// Takes big-endian numbers and stretches off the front of bytes, never past their end. For
    /// one thread, like the bytes.
    /// </summary>
    internal ref struct ByteReader
    {
        private readonly ReadOnlySpan<byte> _bytes;

        public ByteReader(ReadOnlySpan<byte> bytes)
        {
            _bytes = bytes;
            Position = 0;
        }

        public int Position { get; private set; }

        public readonly int Remaining => _bytes.Length - Position;

        /// <summary>Returns the next byte, which stays where it is.</summary>
        public readonly byte Peek()
        {
            if (Remaining == 0)
            {
                throw new WireException("not msgpack: ends where a value should begin");
            }
            return _bytes[Position];
        }

        public ReadOnlySpan<byte> Take(long size)
        {
            if (size > Remaining)
            {
                throw new WireException($"not msgpack: ends {size - Remaining} bytes early");
            }
            var taken = _bytes.Slice(Position, (int)size);
            Position += (int)size;
            return taken;
        }

        /// <summary>Reads 1, 2, 4 or 8 bytes; returns at most the largest long.</summary>
        public long TakeUnsigned(int size)
        {
            var bytes = Take(size);
            switch (size)
            {
                case 1:
                    return bytes[0];
                case 2:
                    return BinaryPrimitives.ReadUInt16BigEndian(bytes);
                case 4:
                    return BinaryPrimitives.ReadUInt32BigEndian(bytes);
                default:
                    var whole = BinaryPrimitives.ReadUInt64BigEndian(bytes);
                    return (long)Math.Min(whole, long.MaxValue);
            }
        }

        /// <summary>Reads 1, 2, 4 or 8 bytes.</summary>
        public long TakeSigned(int size)
        {
            var bytes = Take(size);
            switch (size)
            {
                case 1:
                    return (sbyte)bytes[0];
                case 2:
                    return BinaryPrimitives.ReadInt16BigEndian(bytes);
                case 4:
                    return BinaryPrimitives.ReadInt32BigEndian(bytes);
                default:
                    return BinaryPrimitives.ReadInt64BigEndian(bytes);
            }
        }
    }
}
