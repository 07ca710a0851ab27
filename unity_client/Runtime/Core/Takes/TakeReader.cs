using System;
using System.Buffers.Binary;
using System.Text;
using AvatarBridge.Wire;

namespace AvatarBridge.Takes
{
    /// <summary>
    /// Goes through the packets of a take, which is a stream kept in a file, where they lie. Of a
    /// file that was cut off by a crash it gives every packet that is whole. For one thread.
    /// </summary>
    public ref struct TakeReader
    {
        private const string Magic = "ABTAKE1\n";
        private const int LengthBytes = 4;

        private ReadOnlySpan<byte> _rest;

        /// <summary>
        /// Takes the bytes of the whole file. Raises <see cref="WireException"/> when they are no
        /// take.
        /// </summary>
        public TakeReader(ReadOnlySpan<byte> take)
        {
            var magic = Encoding.ASCII.GetBytes(Magic);
            if (!take.StartsWith(magic))
            {
                throw new WireException("not a take: it does not begin with ABTAKE1");
            }
            _rest = take.Slice(magic.Length);
            Header = default;
            IsCutOff = false;
            if (!TryRead(out var header))
            {
                throw new WireException("the take ends within its header");
            }
            Header = header;
        }

        /// <summary>A msgpack map about the recording, for people and tools.</summary>
        public ReadOnlySpan<byte> Header { get; }

        /// <summary>Whether the file turned out to end within a packet.</summary>
        public bool IsCutOff { get; private set; }

        /// <summary>Returns the next packet, with its topic; false at the end.</summary>
        public bool TryRead(out ReadOnlySpan<byte> packet)
        {
            packet = default;
            if (_rest.IsEmpty)
            {
                return false;
            }
            var length = _rest.Length < LengthBytes
                ? uint.MaxValue
                : BinaryPrimitives.ReadUInt32LittleEndian(_rest);
            if (length > _rest.Length - LengthBytes)
            {
                IsCutOff = true;
                _rest = default;
                return false;
            }
            packet = _rest.Slice(LengthBytes, (int)length);
            _rest = _rest.Slice(LengthBytes + (int)length);
            return true;
        }
    }
}
