using System;
using AvatarBridge.Wire;

namespace AvatarBridge.Programs
{
    /// <summary>Tells what the last packet was, and when it is due.</summary>
    internal sealed class Watcher : IStreamSink
    {
        private readonly PacketDecoder _decoder = new PacketDecoder();

        public string Kind { get; private set; } = "";

        public long PtsMicros { get; private set; }

        public void Take(ReadOnlySpan<byte> packet)
        {
            _decoder.Decode(packet, this);
        }

        public void OnDescription(ReadOnlySpan<byte> topic, Description description)
        {
            Kind = "description";
        }

        public void OnUtteranceStarted(ReadOnlySpan<byte> topic, in UtteranceStarted started)
        {
            Note("utterance-started", started.PtsMicros);
        }

        public void OnAudio(ReadOnlySpan<byte> topic, in AudioChunk chunk)
        {
            Note("audio", chunk.PtsMicros);
        }

        public void OnFrame(ReadOnlySpan<byte> topic, in Frame frame)
        {
            Note("frame", frame.PtsMicros);
        }

        public void OnMoment(ReadOnlySpan<byte> topic, in Moment moment)
        {
            Note("event", moment.PtsMicros);
        }

        public void OnUtteranceEnded(ReadOnlySpan<byte> topic, in UtteranceEnded ended)
        {
            Note("utterance-ended", ended.PtsMicros);
        }

        public void OnInterrupted(ReadOnlySpan<byte> topic, in Interrupted interrupted)
        {
            Note("interrupted", interrupted.PtsMicros);
        }

        public void OnHeartbeat(ReadOnlySpan<byte> topic, in Heartbeat heartbeat)
        {
            Note("heartbeat", heartbeat.PtsMicros);
        }

        public void OnUnknown(ReadOnlySpan<byte> topic, long seq)
        {
            Kind = "unknown";
        }

        private void Note(string kind, long ptsMicros)
        {
            Kind = kind;
            PtsMicros = ptsMicros;
        }
    }
}
