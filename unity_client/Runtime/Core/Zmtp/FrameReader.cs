using System;
using System.Buffers.Binary;
using System.Globalization;

namespace AvatarBridge.Zmtp
{
    /// <summary>
    /// Cuts received bytes into frames. For one thread. Its one buffer grows with bytes that
    /// came, never by a length that a peer only claims, and never beyond the largest frame.
    /// </summary>
    public sealed class FrameReader
    {
        private const int FirstBytes = 16 * 1024;
        private const int ShortHeader = 2;
        private const int LongHeader = 9;
        private const byte KnownFlags =
            ZmtpFrame.MoreFlag | ZmtpFrame.LongFlag | ZmtpFrame.CommandFlag;

        private readonly int _maxBodyBytes;
        private byte[] _buffer;
        private int _start;
        private int _end;

        public FrameReader(int maxBodyBytes)
        {
            _maxBodyBytes = maxBodyBytes;
            _buffer = new byte[Math.Min(FirstBytes, maxBodyBytes + LongHeader)];
        }

        /// <summary>What came and was not read yet.</summary>
        public ReadOnlySpan<byte> Unread => new ReadOnlySpan<byte>(_buffer, _start, _end - _start);

        /// <summary>Bytes that are held for the buffer.</summary>
        public int Capacity => _buffer.Length;

        /// <summary>
        /// Returns where to put the next bytes, at least one; frames read before are void.
        /// </summary>
        public ArraySegment<byte> Room()
        {
            if (_start == _end)
            {
                _start = _end = 0;
            }
            else if (_end == _buffer.Length)
            {
                MakeRoom();
            }
            return new ArraySegment<byte>(_buffer, _end, _buffer.Length - _end);
        }

        /// <summary>Notes that so many bytes were put into <see cref="Room"/>.</summary>
        public void Took(int count)
        {
            _end += count;
        }

        /// <summary>Passes over bytes that were looked at in <see cref="Unread"/>.</summary>
        public void Skip(int count)
        {
            _start += count;
        }

        /// <summary>
        /// Reads the next frame; false when it has not come whole. Raises
        /// <see cref="ZmtpException"/> for one that is not allowed or too large.
        /// </summary>
        public bool TryRead(out ZmtpFrame frame)
        {
            frame = default;
            var unread = Unread;
            if (unread.Length == 0)
            {
                return false;
            }
            var flags = unread[0];
            CheckFlags(flags);
            var isLong = (flags & ZmtpFrame.LongFlag) != 0;
            var header = isLong ? LongHeader : ShortHeader;
            if (unread.Length < header)
            {
                return false;
            }
            var length = isLong
                ? BinaryPrimitives.ReadUInt64BigEndian(unread.Slice(1))
                : unread[1];
            if (length > (ulong)_maxBodyBytes)
            {
                throw TooLong(length);
            }
            if (unread.Length - header < (int)length)
            {
                return false;
            }
            frame = new ZmtpFrame(flags, unread.Slice(header, (int)length));
            _start += header + (int)length;
            return true;
        }

        private static void CheckFlags(byte flags)
        {
            const byte commandWithMore = ZmtpFrame.CommandFlag | ZmtpFrame.MoreFlag;
            if ((flags & ~KnownFlags) != 0 || (flags & commandWithMore) == commandWithMore)
            {
                throw new ZmtpException(
                    ZmtpFault.Malformed,
                    "sent a frame with the flags 0x"
                    + flags.ToString("X2", CultureInfo.InvariantCulture)
                    + ", which ZMTP 3 does not have");
            }
        }

        private ZmtpException TooLong(ulong length)
        {
            return new ZmtpException(
                ZmtpFault.Malformed,
                "announced a frame of " + length.ToString(CultureInfo.InvariantCulture)
                + " bytes; at most " + _maxBodyBytes.ToString(CultureInfo.InvariantCulture)
                + " are taken");
        }

        private void MakeRoom()
        {
            var unread = _end - _start;
            var target = _buffer;
            if (unread > _buffer.Length / 2)
            {
                var largest = _maxBodyBytes + LongHeader;
                target = new byte[Math.Min(_buffer.Length * 2, Math.Max(largest, unread + 1))];
            }
            Buffer.BlockCopy(_buffer, _start, target, 0, unread);
            _buffer = target;
            _start = 0;
            _end = unread;
        }
    }
}
