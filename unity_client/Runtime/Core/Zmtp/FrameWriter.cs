using System;
using System.Buffers.Binary;

namespace AvatarBridge.Zmtp
{
    /// <summary>
    /// Frames that wait to be sent, in one buffer that grows up to a limit. Not thread-safe:
    /// its owner guards it.
    /// </summary>
    public sealed class FrameWriter
    {
        private const int FirstBytes = 1024;
        private const int LongestShort = 255;
        private const int LongHeader = 9;

        private readonly int _maxBytes;
        private byte[] _buffer = new byte[FirstBytes];
        private int _start;
        private int _end;

        /// <summary>At most <paramref name="maxBytes"/> wait at a time.</summary>
        public FrameWriter(int maxBytes)
        {
            _maxBytes = maxBytes;
        }

        public bool IsEmpty => _start == _end;

        /// <summary>What is to be sent next.</summary>
        public ArraySegment<byte> Unsent => new ArraySegment<byte>(_buffer, _start, _end - _start);

        /// <summary>Notes that so many bytes of <see cref="Unsent"/> are on their way.</summary>
        public void Sent(int count)
        {
            _start += count;
            if (_start == _end)
            {
                _start = _end = 0;
            }
        }

        /// <summary>Adds bytes that are no frame, of a greeting.</summary>
        public void Raw(ReadOnlySpan<byte> bytes)
        {
            bytes.CopyTo(Grow(bytes.Length));
        }

        /// <summary>Adds a message of one part; false when there is no room for it.</summary>
        public bool TryMessage(ReadOnlySpan<byte> body)
        {
            return TryFrame(0, default, body);
        }

        /// <summary>Adds a message that begins with one more byte; false without room.</summary>
        public bool TryMessage(byte first, ReadOnlySpan<byte> rest)
        {
            Span<byte> head = stackalloc byte[1];
            head[0] = first;
            return TryFrame(0, head, rest);
        }

        /// <summary>
        /// Adds a command; false when there is no room for it. The name stands with its length
        /// before it, as <see cref="Commands"/> has them.
        /// </summary>
        public bool TryCommand(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
        {
            return TryFrame(ZmtpFrame.CommandFlag, name, data);
        }

        private bool TryFrame(byte flags, ReadOnlySpan<byte> first, ReadOnlySpan<byte> second)
        {
            var length = first.Length + second.Length;
            if (_end - _start + (long)LongHeader + length > _maxBytes)
            {
                return false;
            }
            if (length <= LongestShort)
            {
                var header = Grow(2);
                header[0] = flags;
                header[1] = (byte)length;
            }
            else
            {
                var header = Grow(LongHeader);
                header[0] = (byte)(flags | ZmtpFrame.LongFlag);
                BinaryPrimitives.WriteUInt64BigEndian(header.Slice(1), (ulong)length);
            }
            first.CopyTo(Grow(first.Length));
            second.CopyTo(Grow(second.Length));
            return true;
        }

        private Span<byte> Grow(int count)
        {
            var waiting = _end - _start;
            if (_end + count > _buffer.Length)
            {
                var target = waiting + count > _buffer.Length
                    ? new byte[Math.Max(_buffer.Length * 2, waiting + count)]
                    : _buffer;
                Buffer.BlockCopy(_buffer, _start, target, 0, waiting);
                _buffer = target;
                _start = 0;
                _end = waiting;
            }
            var room = new Span<byte>(_buffer, _end, count);
            _end += count;
            return room;
        }
    }
}
