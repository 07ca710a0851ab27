using System;
using System.Buffers.Binary;
using System.Text;

namespace AvatarBridge.Wire
{
    /// <summary>
    /// Writes the few types of msgpack that requests are made of, each as short as it can be. It
    /// fills a buffer that it is given and puts a larger one in its place when that is full: take
    /// <see cref="Buffer"/> back afterwards. For one thread.
    /// </summary>
    public ref struct MsgPackWriter
    {
        public MsgPackWriter(byte[] buffer)
        {
            Buffer = buffer ?? Array.Empty<byte>();
            Length = 0;
        }

        /// <summary>Holds what was written, and room after it.</summary>
        public byte[] Buffer { get; private set; }

        /// <summary>How many bytes were written.</summary>
        public int Length { get; private set; }

        /// <summary>Writes one byte as it is.</summary>
        public void WriteRaw(byte value)
        {
            Grow(1)[0] = value;
        }

        /// <summary>Begins a map of at most 15 keys; write keys and values after it.</summary>
        public void WriteMap(int count)
        {
            WriteRaw((byte)(0x80 | Small(count)));
        }

        /// <summary>Begins an array of at most 15 items; write them after it.</summary>
        public void WriteArray(int count)
        {
            WriteRaw((byte)(0x90 | Small(count)));
        }

        public void WriteNil()
        {
            WriteRaw(0xc0);
        }

        public void WriteBoolean(bool value)
        {
            WriteRaw((byte)(value ? 0xc3 : 0xc2));
        }

        public void WriteFloat(double value)
        {
            WriteRaw(0xcb);
            BinaryPrimitives.WriteInt64BigEndian(Grow(8), BitConverter.DoubleToInt64Bits(value));
        }

        public void WriteInteger(long value)
        {
            if (value >= -32 && value < 0x80)
            {
                WriteRaw((byte)value);
            }
            else if (value >= 0)
            {
                WritePositive(value);
            }
            else
            {
                WriteNegative(value);
            }
        }

        public void WriteString(string value)
        {
            var size = Encoding.UTF8.GetByteCount(value);
            WriteStringHeader(size);
            Grow(size);
            Encoding.UTF8.GetBytes(value, 0, value.Length, Buffer, Length - size);
        }

        private void WriteStringHeader(int size)
        {
            if (size < 0x20)
            {
                WriteRaw((byte)(0xa0 | size));
            }
            else if (size <= byte.MaxValue)
            {
                WriteRaw(0xd9);
                WriteRaw((byte)size);
            }
            else if (size <= ushort.MaxValue)
            {
                WriteRaw(0xda);
                BinaryPrimitives.WriteUInt16BigEndian(Grow(2), (ushort)size);
            }
            else
            {
                WriteRaw(0xdb);
                BinaryPrimitives.WriteInt32BigEndian(Grow(4), size);
            }
        }

        private void WritePositive(long value)
        {
            if (value <= byte.MaxValue)
            {
                WriteRaw(0xcc);
                WriteRaw((byte)value);
            }
            else if (value <= ushort.MaxValue)
            {
                WriteRaw(0xcd);
                BinaryPrimitives.WriteUInt16BigEndian(Grow(2), (ushort)value);
            }
            else if (value <= uint.MaxValue)
            {
                WriteRaw(0xce);
                BinaryPrimitives.WriteUInt32BigEndian(Grow(4), (uint)value);
            }
            else
            {
                WriteRaw(0xcf);
                BinaryPrimitives.WriteInt64BigEndian(Grow(8), value);
            }
        }

        private void WriteNegative(long value)
        {
            if (value >= sbyte.MinValue)
            {
                WriteRaw(0xd0);
                WriteRaw((byte)value);
            }
            else if (value >= short.MinValue)
            {
                WriteRaw(0xd1);
                BinaryPrimitives.WriteInt16BigEndian(Grow(2), (short)value);
            }
            else if (value >= int.MinValue)
            {
                WriteRaw(0xd2);
                BinaryPrimitives.WriteInt32BigEndian(Grow(4), (int)value);
            }
            else
            {
                WriteRaw(0xd3);
                BinaryPrimitives.WriteInt64BigEndian(Grow(8), value);
            }
        }

        private static int Small(int count)
        {
            if (count < 0 || count > 15)
            {
                throw new ArgumentOutOfRangeException(nameof(count), count, "expected 0 to 15");
            }
            return count;
        }

        /// <summary>Takes the next bytes of the buffer, which grows where it must.</summary>
        private Span<byte> Grow(int size)
        {
            var start = Length;
            if (Buffer.Length - start < size)
            {
                var larger = new byte[Math.Max(start + size, Math.Max(256, Buffer.Length * 2))];
                Array.Copy(Buffer, larger, start);
                Buffer = larger;
            }
            Length = start + size;
            return Buffer.AsSpan(start, size);
        }
    }
}
