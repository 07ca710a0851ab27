namespace AvatarBridge.Playback
{
    /// <summary>What a <see cref="StreamNote"/> tells.</summary>
    public enum StreamNoteKind
    {
        /// <summary>An utterance is heard to begin: <c>Text</c> is what it says.</summary>
        UtteranceStarted,

        /// <summary>A word is heard: <c>Text</c> is it.</summary>
        Word,

        /// <summary>Another moment, such as a phone or a gesture: <c>Text</c> names it.</summary>
        Moment,

        /// <summary>An utterance was heard to its end.</summary>
        UtteranceEnded,

        /// <summary>An utterance was cut, or its sidecar went away.</summary>
        Interrupted,

        /// <summary>Something could not be said: <c>Text</c> says what.</summary>
        Error,
    }

    /// <summary>Something that a game may want to know at the instant it is heard.</summary>
    public readonly struct StreamNote
    {
        public StreamNote(
            StreamNoteKind kind,
            double ptsMicros,
            double endMicros,
            string utteranceId,
            string turnId,
            string text,
            string detail)
        {
            Kind = kind;
            PtsMicros = ptsMicros;
            EndMicros = endMicros;
            UtteranceId = utteranceId;
            TurnId = turnId;
            Text = text;
            Detail = detail;
        }

        public StreamNoteKind Kind { get; }

        /// <summary>Session time of its instant.</summary>
        public double PtsMicros { get; }

        /// <summary>When a word or moment ends; otherwise the same as its instant.</summary>
        public double EndMicros { get; }

        public string UtteranceId { get; }

        /// <summary>The turn of an utterance that starts; otherwise empty.</summary>
        public string TurnId { get; }

        public string Text { get; }

        /// <summary>Emotion of an utterance that starts, kind of a moment, or empty.</summary>
        public string Detail { get; }
    }
}
