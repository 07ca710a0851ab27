using System;
using System.Buffers.Binary;

namespace AvatarBridge.Osc
{
    /// <summary>
    /// The messages of one packet of OSC 1.0, bundles taken apart, in their order. On the stack,
    /// allocating nothing; one thread. Time tags are passed over: what arrives is meant now.
    /// </summary>
    public ref struct OscReader
    {
        /// <summary>The longest packet that UDP can carry.</summary>
        public const int MaxPacketBytes = 65_535;

        /// <summary>How deep bundles may stand in bundles; senders in use have one.</summary>
        public const int MaxDepth = 4;

        private const int EndBits = 16;
        private const int BundleHeadBytes = 16; // "#bundle", then the time tag
        private const int LengthBytes = 4;
        private const int SmallestBytes = 4;

        private readonly ReadOnlySpan<byte> _packet;
        private int _at;
        private int _depth;
        private ulong _ends; // where the open bundles end, 16 bits each, the innermost lowest

        /// <summary>Begins at the first message.</summary>
        public OscReader(ReadOnlySpan<byte> packet)
        {
            _packet = packet;
            _at = 0;
            _depth = 0;
            _ends = 0;
        }

        /// <summary>Checks a whole packet and returns how many messages are in it.</summary>
        /// <exception cref="OscException">It is not one.</exception>
        public static int Check(ReadOnlySpan<byte> packet)
        {
            var reader = new OscReader(packet);
            var count = 0;
            while (reader.TryRead(out _))
            {
                count++;
            }
            return count;
        }

        /// <summary>Reads the next message; false after the last.</summary>
        /// <exception cref="OscException">What comes next is not one.</exception>
        public bool TryRead(out OscMessage message)
        {
            message = default;
            if (_at == 0)
            {
                return ReadFirst(out message);
            }
            while (_depth > 0)
            {
                var end = (int)(_ends & ((1UL << EndBits) - 1));
                if (_at == end)
                {
                    _ends >>= EndBits;
                    _depth--;
                    continue;
                }
                var element = TakeElement(end);
                if (!IsBundle(element))
                {
                    message = OscMessage.Read(element);
                    return true;
                }
                _at -= element.Length;
                Open(element.Length);
            }
            return false;
        }

        private bool ReadFirst(out OscMessage message)
        {
            message = default;
            if (_packet.Length < SmallestBytes || _packet.Length > MaxPacketBytes
                || _packet.Length % LengthBytes != 0)
            {
                throw new OscException(
                    $"a packet of {_packet.Length} bytes is not a multiple of 4 from " +
                    $"{SmallestBytes} to {MaxPacketBytes}");
            }
            if (IsBundle(_packet))
            {
                Open(_packet.Length);
                return TryRead(out message);
            }
            message = OscMessage.Read(_packet);
            _at = _packet.Length;
            return true;
        }

        private ReadOnlySpan<byte> TakeElement(int end)
        {
            var left = end - _at - LengthBytes;
            var length = left < 0 ? -1 : BinaryPrimitives.ReadInt32BigEndian(_packet.Slice(_at));
            if (length < SmallestBytes || length > left || length % LengthBytes != 0)
            {
                throw new OscException(
                    $"an element at byte {_at} claims {length} bytes; {left} are left, and it " +
                    "takes a multiple of 4");
            }
            var element = _packet.Slice(_at + LengthBytes, length);
            _at += LengthBytes + length;
            return element;
        }

        private void Open(int length)
        {
            if (length < BundleHeadBytes)
            {
                throw new OscException($"a bundle at byte {_at} has {length} bytes, and no time");
            }
            if (_depth == MaxDepth)
            {
                throw new OscException($"bundles stand in each other more than {MaxDepth} deep");
            }
            _ends = (_ends << EndBits) | (uint)(_at + length);
            _depth++;
            _at += BundleHeadBytes;
        }

        private static bool IsBundle(ReadOnlySpan<byte> bytes)
        {
            return bytes.Length >= 8 && OscText.Is(bytes.Slice(0, 7), "#bundle") && bytes[7] == 0;
        }
    }
}
