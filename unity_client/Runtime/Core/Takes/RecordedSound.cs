using AvatarBridge.Wire;

namespace AvatarBridge.Takes
{
    /// <summary>A chunk of sound of a take, copied out of its packet.</summary>
    internal sealed class RecordedSound
    {
        public RecordedSound(in AudioChunk chunk)
        {
            Seq = chunk.Seq;
            PtsMicros = chunk.PtsMicros;
            UtteranceId = chunk.UtteranceId;
            SampleRate = chunk.SampleRate;
            Samples = new float[chunk.Samples.Count];
            chunk.Samples.CopyTo(Samples);
        }

        public long Seq { get; }

        /// <summary>In session time.</summary>
        public long PtsMicros { get; }

        public string UtteranceId { get; }
        public int SampleRate { get; }
        public float[] Samples { get; }

        /// <summary>One past its last sample.</summary>
        public long EndMicros => PtsMicros + Samples.LongLength * 1_000_000 / SampleRate;
    }
}
