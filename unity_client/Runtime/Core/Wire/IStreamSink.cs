using System;

namespace AvatarBridge.Wire
{
    /// <summary>
    /// Takes the records of a stream, one call for each packet. The topic is the character's name
    /// in UTF-8; it and whatever is read in place are good only during the call.
    /// </summary>
    public interface IStreamSink
    {
        void OnDescription(ReadOnlySpan<byte> topic, Description description);

        void OnUtteranceStarted(ReadOnlySpan<byte> topic, in UtteranceStarted started);

        void OnAudio(ReadOnlySpan<byte> topic, in AudioChunk chunk);

        void OnFrame(ReadOnlySpan<byte> topic, in Frame frame);

        void OnMoment(ReadOnlySpan<byte> topic, in Moment moment);

        void OnUtteranceEnded(ReadOnlySpan<byte> topic, in UtteranceEnded ended);

        void OnInterrupted(ReadOnlySpan<byte> topic, in Interrupted interrupted);

        void OnHeartbeat(ReadOnlySpan<byte> topic, in Heartbeat heartbeat);

        /// <summary>A record of a later minor version: not understood, but not lost.</summary>
        void OnUnknown(ReadOnlySpan<byte> topic, long seq);
    }
}
