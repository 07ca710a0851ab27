namespace AvatarBridge.Wire
{
    /// <summary>
    /// How large anything on the wire may be; the wire's specification gives the reasons. Nothing
    /// is allocated by a length that a packet only claims.
    /// </summary>
    public static class Limits
    {
        /// <summary>A packet of another major version is refused.</summary>
        public const int Major = 1;

        /// <summary>A decoder of any minor version reads the others.</summary>
        public const int Minor = 0;

        public const int MaxPacketBytes = 262_144;
        public const int MaxRequestBytes = 65_536;

        /// <summary>The largest packet inside an answer, so that both stay within limits.</summary>
        public const int MaxInnerPacketBytes = MaxPacketBytes / 2;

        /// <summary>A character's name in UTF-8; the end of the topic is at most here.</summary>
        public const int MaxCharacterBytes = 64;

        public const int MaxNameChars = 128;
        public const int MaxTextChars = 10_000;

        /// <summary>Items of any array.</summary>
        public const int MaxNames = 512;

        /// <summary>Keys of any map.</summary>
        public const int MaxKeys = 64;

        public const int MaxAudioSamples = 48_000;
        public const int MaxSampleRate = 192_000;
        public const int MaxFrameRate = 240;

        /// <summary>2^53 - 1, the largest time, count and sequence number.</summary>
        public const long MaxMicros = 9_007_199_254_740_991;
    }
}
