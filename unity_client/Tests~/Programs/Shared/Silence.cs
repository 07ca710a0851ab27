using System;
using AvatarBridge.Wire;

namespace AvatarBridge.Programs
{
    /// <summary>Looks at the numbers of what it is given, and keeps nothing but a sum.</summary>
    internal sealed class Silence : IStreamSink
    {
        public double Sum { get; private set; }

        public void OnDescription(ReadOnlySpan<byte> topic, Description description)
        {
            Sum += description.Seq;
        }

        public void OnUtteranceStarted(ReadOnlySpan<byte> topic, in UtteranceStarted started)
        {
            Sum += started.Seq;
        }

        public void OnAudio(ReadOnlySpan<byte> topic, in AudioChunk chunk)
        {
            Sum += chunk.Samples.Count > 0 ? chunk.Samples[0] : 0;
        }

        public void OnFrame(ReadOnlySpan<byte> topic, in Frame frame)
        {
            Sum += frame.Head[6];
        }

        public void OnMoment(ReadOnlySpan<byte> topic, in Moment moment)
        {
            Sum += moment.Seq;
        }

        public void OnUtteranceEnded(ReadOnlySpan<byte> topic, in UtteranceEnded ended)
        {
            Sum += ended.Seq;
        }

        public void OnInterrupted(ReadOnlySpan<byte> topic, in Interrupted interrupted)
        {
            Sum += interrupted.Seq;
        }

        public void OnHeartbeat(ReadOnlySpan<byte> topic, in Heartbeat heartbeat)
        {
            Sum += heartbeat.Seq;
        }

        public void OnUnknown(ReadOnlySpan<byte> topic, long seq)
        {
            Sum += seq;
        }
    }
}
