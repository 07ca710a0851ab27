using AvatarBridge.Wire;

namespace AvatarBridge.Link
{
    /// <summary>
    /// What a connection brings to one character, and what it wants to know of it. Called on the
    /// connection's threads, never at the same time as itself for records; "now" is client time
    /// on the connection's clock. Records that are read in place are good only during the call.
    /// </summary>
    public interface ICharacterSink
    {
        void TakeDescription(Description description, long nowMicros);

        void TakeUtteranceStarted(in UtteranceStarted started, long nowMicros);

        void TakeAudio(in AudioChunk chunk, long nowMicros);

        void TakeFrame(in Frame frame, long nowMicros);

        void TakeMoment(in Moment moment, long nowMicros);

        void TakeUtteranceEnded(in UtteranceEnded ended, long nowMicros);

        void TakeInterrupted(in Interrupted interrupted, long nowMicros);

        void TakeHeartbeat(in Heartbeat heartbeat, long nowMicros);

        /// <summary>A record of a kind not known here: not understood, but not lost.</summary>
        void TakeUnknown(long seq, long nowMicros);

        /// <summary>An answered ping: two client times and the session's between them.</summary>
        void Pong(long sentMicros, long sessionMicros, long receivedMicros);

        /// <summary>Tells which lost records to ask for now; false when there are none.</summary>
        bool TryAskAgain(out long firstSeq, out long lastSeq);

        /// <summary>Tells how far the sound has got; false while nothing is heard.</summary>
        bool TryReport(long nowMicros, out PlaybackReport report);
    }
}
