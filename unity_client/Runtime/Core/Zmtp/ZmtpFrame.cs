using System;

namespace AvatarBridge.Zmtp
{
    /// <summary>
    /// One frame, read in place: good only until more bytes are received.
    /// </summary>
    public readonly ref struct ZmtpFrame
    {
        internal const byte MoreFlag = 1;
        internal const byte LongFlag = 2;
        internal const byte CommandFlag = 4;

        private readonly byte _flags;

        internal ZmtpFrame(byte flags, ReadOnlySpan<byte> body)
        {
            _flags = flags;
            Body = body;
        }

        public ReadOnlySpan<byte> Body { get; }

        /// <summary>
        /// True for a word of the protocol itself, false for a part of a message.
        /// </summary>
        public bool IsCommand => (_flags & CommandFlag) != 0;

        /// <summary>True when further parts of the same message follow.</summary>
        public bool HasMore => (_flags & MoreFlag) != 0;
    }
}
