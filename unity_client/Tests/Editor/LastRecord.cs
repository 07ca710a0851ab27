using System;
using AvatarBridge.Wire;

namespace AvatarBridge.Tests
{
    /// <summary>Keeps what the last record said, without allocating for what it has met.</summary>
    internal sealed class LastRecord : IStreamSink
    {
        private readonly NamePool _names = new NamePool();

        public string Character { get; private set; }
        public long Seq { get; private set; }
        public long UnknownSeq { get; private set; }
        public long PtsMicros { get; private set; }
        public string UtteranceId { get; private set; }
        public string Text { get; private set; }
        public float[] Weights { get; private set; } = Array.Empty<float>();

        public void OnDescription(ReadOnlySpan<byte> topic, Description description)
        {
            Keep(topic, description.Seq, 0, null);
        }

        public void OnUtteranceStarted(ReadOnlySpan<byte> topic, in UtteranceStarted started)
        {
            Keep(topic, started.Seq, started.PtsMicros, started.UtteranceId);
            Text = started.Text;
        }

        public void OnAudio(ReadOnlySpan<byte> topic, in AudioChunk chunk)
        {
            Keep(topic, chunk.Seq, chunk.PtsMicros, chunk.UtteranceId);
        }

        public void OnFrame(ReadOnlySpan<byte> topic, in Frame frame)
        {
            Keep(topic, frame.Seq, frame.PtsMicros, frame.UtteranceId);
            if (Weights.Length != frame.Weights.Count)
            {
                Weights = new float[frame.Weights.Count];
            }
            frame.Weights.CopyTo(Weights);
        }

        public void OnMoment(ReadOnlySpan<byte> topic, in Moment moment)
        {
            Keep(topic, moment.Seq, moment.PtsMicros, moment.UtteranceId);
            Text = moment.Name;
        }

        public void OnUtteranceEnded(ReadOnlySpan<byte> topic, in UtteranceEnded ended)
        {
            Keep(topic, ended.Seq, ended.PtsMicros, ended.UtteranceId);
        }

        public void OnInterrupted(ReadOnlySpan<byte> topic, in Interrupted interrupted)
        {
            Keep(topic, interrupted.Seq, interrupted.PtsMicros, interrupted.UtteranceId);
        }

        public void OnHeartbeat(ReadOnlySpan<byte> topic, in Heartbeat heartbeat)
        {
            Keep(topic, heartbeat.Seq, heartbeat.PtsMicros, null);
        }

        public void OnUnknown(ReadOnlySpan<byte> topic, long seq)
        {
            UnknownSeq = seq;
        }

        private void Keep(ReadOnlySpan<byte> topic, long seq, long ptsMicros, string utteranceId)
        {
            Character = _names.Get(topic);
            Seq = seq;
            PtsMicros = ptsMicros;
            UtteranceId = utteranceId;
        }
    }
}
