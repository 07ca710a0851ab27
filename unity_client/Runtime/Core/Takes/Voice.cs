using System;
using System.Collections.Generic;
using System.Linq;
using AvatarBridge.Playback;

namespace AvatarBridge.Takes
{
    /// <summary>The sound of one utterance of a take, from its chunks. Used while baking.</summary>
    internal sealed class Voice
    {
        private const long FadeMicros = 5_000; // how an interrupted sound ends

        // Times are rounded to microseconds, so chunks that follow each other seem to be off by a
        // sample; a real gap is a whole chunk long.
        private const long JoinedSamples = 2;

        private readonly List<RecordedSound> _chunks;
        private readonly long? _cutMicros;
        private readonly int _rate;

        /// <summary>Takes its chunks, and where it was interrupted, if it was.</summary>
        public Voice(IEnumerable<RecordedSound> chunks, long? cutMicros)
        {
            _chunks = chunks
                .GroupBy(chunk => chunk.Seq)
                .Select(same => same.First())
                .OrderBy(chunk => chunk.Seq)
                .ToList();
            _rate = _chunks[0].SampleRate;
            _chunks.RemoveAll(chunk => chunk.SampleRate != _rate);
            UtteranceId = _chunks[0].UtteranceId;
            StartMicros = _chunks.Min(chunk => chunk.PtsMicros);
            EndMicros = _chunks.Max(chunk => chunk.EndMicros);
            if (cutMicros < EndMicros)
            {
                EndMicros = Math.Max(StartMicros, cutMicros.Value);
                _cutMicros = EndMicros;
            }
        }

        public string UtteranceId { get; }

        public long StartMicros { get; }

        /// <summary>One past its last sample, or where it was interrupted.</summary>
        public long EndMicros { get; }

        public bool IsCut => _cutMicros.HasValue;

        /// <summary>
        /// Puts it where it belongs in a track of a rate that begins at <paramref name="zero"/>.
        /// </summary>
        public void LayInto(float[] track, long zero, int rate)
        {
            var samples = AtRate(Joined(), _rate, rate);
            var first = Place(StartMicros - zero, rate);
            var fade = Place(FadeMicros, rate);
            var cut = IsCut ? Place(_cutMicros.Value - zero, rate) : track.Length;
            var end = Math.Min(Math.Min(first + samples.Length, cut + fade), track.Length);
            for (var place = first; place < end; place++)
            {
                var gain = place < cut ? 1f : 1f - (place - cut) / (float)fade;
                track[place] = samples[place - first] * gain;
            }
        }

        /// <summary>Puts chunks sample after sample, and leaves silence for lost ones.</summary>
        private float[] Joined()
        {
            var places = new long[_chunks.Count];
            var next = 0L;
            for (var i = 0; i < places.Length; i++)
            {
                var place = Place(_chunks[i].PtsMicros - StartMicros, _rate);
                places[i] = Math.Abs(place - next) <= JoinedSamples ? next : place;
                next = places[i] + _chunks[i].Samples.Length;
            }
            var joined = new float[places.Select((at, i) => at + _chunks[i].Samples.Length).Max()];
            for (var i = 0; i < places.Length; i++)
            {
                _chunks[i].Samples.CopyTo(joined, places[i]);
            }
            return joined;
        }

        private static float[] AtRate(float[] samples, int found, int wanted)
        {
            if (found == wanted)
            {
                return samples;
            }
            var kernel = Kernel.Of(found, wanted);
            var around = new float[samples.Length + kernel.Taps];
            samples.CopyTo(around, kernel.Reach - 1);
            var resampled = new float[(samples.LongLength * wanted + found - 1) / found];
            for (var i = 0L; i < resampled.LongLength; i++)
            {
                var place = (int)(i * found / wanted);
                resampled[i] = kernel.At(around, place, i * found % wanted);
            }
            return resampled;
        }

        private static long Place(long micros, int rate)
        {
            return (micros * rate + 500_000) / 1_000_000;
        }
    }
}
