namespace AvatarBridge.Takes
{
    /// <summary>One thing that is said in a take.</summary>
    public readonly struct BakedUtterance
    {
        public BakedUtterance(
            string utteranceId, string text, string emotion, long startMicros, long endMicros,
            bool isCut)
        {
            UtteranceId = utteranceId;
            Text = text;
            Emotion = emotion;
            StartMicros = startMicros;
            EndMicros = endMicros;
            IsCut = isCut;
        }

        public string UtteranceId { get; }
        public string Text { get; }
        public string Emotion { get; }

        /// <summary>Its first sample, from the beginning of the take.</summary>
        public long StartMicros { get; }

        /// <summary>One past its last sample.</summary>
        public long EndMicros { get; }

        /// <summary>Whether it was interrupted.</summary>
        public bool IsCut { get; }
    }
}
