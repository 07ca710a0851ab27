namespace AvatarBridge.Link
{
    /// <summary>How far a character's sound has got: what the sidecar publishes of a client.</summary>
    public readonly struct PlaybackReport
    {
        public PlaybackReport(
            string utteranceId, long positionMicros, long skewMicros, long underruns)
        {
            UtteranceId = utteranceId;
            PositionMicros = positionMicros;
            SkewMicros = skewMicros;
            Underruns = underruns;
        }

        /// <summary>The utterance that is heard.</summary>
        public string UtteranceId { get; }

        /// <summary>Utterance time being heard: its first sample is 0.</summary>
        public long PositionMicros { get; }

        /// <summary>Pose time minus sound time.</summary>
        public long SkewMicros { get; }

        /// <summary>Times its sound ran dry since the client joined.</summary>
        public long Underruns { get; }
    }
}
