namespace AvatarBridge.Playback
{
    /// <summary>How far a client's sound has got, as <c>report-playback</c> tells it.</summary>
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

        public string UtteranceId { get; }

        /// <summary>Utterance time being heard: its first sample is 0.</summary>
        public long PositionMicros { get; }

        /// <summary>Pose time minus sound time.</summary>
        public long SkewMicros { get; }

        public long Underruns { get; }
    }
}
