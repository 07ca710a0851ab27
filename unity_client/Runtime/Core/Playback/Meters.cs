namespace AvatarBridge.Playback
{
    /// <summary>
    /// How the playing of one character goes. Counts are since it was first followed. Skew is
    /// pose time minus sound time: positive is mouth early.
    /// </summary>
    public struct Meters
    {
        /// <summary>Records of any kind.</summary>
        public long Received;

        /// <summary>Records that never came.</summary>
        public long Lost;

        /// <summary>Records that came again.</summary>
        public long Duplicates;

        /// <summary>Lost records that were asked for again.</summary>
        public long Asked;

        /// <summary>Frames that are not of the rig that was described.</summary>
        public long MisfitFrames;

        /// <summary>Frames that came after their instant.</summary>
        public long LateFrames;

        /// <summary>Frames that a newer one had replaced before they came.</summary>
        public long StaleFrames;

        /// <summary>Chunks that came too late to be played, or twice.</summary>
        public long StaleChunks;

        /// <summary>Times the sound ran dry, or an utterance began too late.</summary>
        public long Underruns;

        /// <summary>Silence that should have been sound.</summary>
        public double StarvedMicros;

        /// <summary>Frames that are here beyond the position.</summary>
        public double BufferedMicros;

        /// <summary>Sound that is here and not yet played.</summary>
        public double BufferedSoundMicros;

        /// <summary>Of the latest picture drawn while sound was heard.</summary>
        public double SkewMicros;

        /// <summary>Of the size of the skew, over the last half minute of sound.</summary>
        public double SkewP50Micros;

        public double SkewP99Micros;

        /// <summary>Pictures that these are of; without any the skews are 0.</summary>
        public int SkewCount;

        /// <summary>Session time minus client time; 0 while no ping was answered.</summary>
        public double OffsetMicros;

        /// <summary>How much faster the session clock runs, in millionths.</summary>
        public double DriftPpm;

        /// <summary>The shortest round trip of late.</summary>
        public double RoundTripMicros;

        /// <summary>True once a ping of this session was answered.</summary>
        public bool IsClockKnown;

        /// <summary>True while a sound device asks for samples.</summary>
        public bool HasDevice;

        /// <summary>True while speech is heard.</summary>
        public bool IsSounding;
    }
}
