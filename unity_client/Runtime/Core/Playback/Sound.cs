using System;
using AvatarBridge.Wire;

namespace AvatarBridge.Playback
{
    /// <summary>
    /// One chunk of audio, and how far it was played. Reused: its array only grows. Made and
    /// recycled by <see cref="SoundQueue"/>; for one thread at a time.
    /// </summary>
    internal sealed class Sound
    {
        private const double ToleranceMicros = 500; // pts are whole, and blocks start where they do

        public long Seq { get; private set; }

        /// <summary>Session time of its first sample.</summary>
        public double PtsMicros { get; private set; }

        public string UtteranceId { get; private set; } = "";

        public int SampleRate { get; private set; }

        /// <summary>Its samples are the first <see cref="Length"/> of these.</summary>
        public float[] Samples { get; private set; } = Array.Empty<float>();

        public int Length { get; private set; }

        /// <summary>The place that is played next, in samples times the device's rate.</summary>
        public long Position { get; set; }

        /// <summary>Session time one past its last sample.</summary>
        public double EndMicros => TimeOf(Length);

        public void Take(in AudioChunk chunk)
        {
            Seq = chunk.Seq;
            PtsMicros = chunk.PtsMicros;
            UtteranceId = chunk.UtteranceId;
            SampleRate = chunk.SampleRate;
            Length = chunk.Samples.Count;
            Position = 0;
            if (Samples.Length < Length)
            {
                Samples = new float[Length];
            }
            chunk.Samples.CopyTo(Samples);
        }

        /// <summary>Tells whether it goes on where <paramref name="other"/> ends.</summary>
        public bool Follows(Sound other)
        {
            return SampleRate == other.SampleRate
                && Math.Abs(PtsMicros - other.EndMicros) < ToleranceMicros
                && UtteranceId == other.UtteranceId;
        }

        /// <summary>Returns the session time of the place that is played next.</summary>
        public double NextMicros(int deviceRate)
        {
            return TimeOf((double)Position / deviceRate);
        }

        /// <summary>Goes to a session time, if that is later than where it is.</summary>
        public void SkipTo(double ptsMicros, int deviceRate)
        {
            var sample = (ptsMicros - PtsMicros) * SampleRate / 1e6;
            if (sample >= Length)
            {
                Length = 0;
            }
            else if (sample > 0)
            {
                Position = Math.Max(Position, (long)Math.Round(sample) * deviceRate);
            }
        }

        /// <summary>
        /// Keeps what is before <paramref name="fromMicros"/>, lets what is before
        /// <paramref name="toMicros"/> fade out, and drops the rest.
        /// </summary>
        public void FadeOut(double fromMicros, double toMicros)
        {
            var first = SampleAt(fromMicros);
            Length = SampleAt(toMicros);
            for (var i = first; i < Length; i++)
            {
                var gain = (toMicros - TimeOf(i)) / (toMicros - fromMicros);
                Samples[i] *= (float)Math.Min(Math.Max(gain, 0), 1);
            }
        }

        private int SampleAt(double ptsMicros)
        {
            var sample = Math.Round((ptsMicros - PtsMicros) * SampleRate / 1e6);
            return (int)Math.Min(Math.Max(sample, 0), Length);
        }

        private double TimeOf(double sample)
        {
            return PtsMicros + sample * 1e6 / SampleRate;
        }
    }
}
