namespace AvatarBridge.Playback
{
    /// <summary>
    /// What was written to a sound device, so that every sample of it has its session time: spans
    /// in order, end to end; the last goes on until another is added. For one thread at a time.
    /// </summary>
    internal sealed class Track
    {
        private const int Kept = 512; // spans; several seconds of small blocks

        private readonly Span[] _ring = new Span[Kept];
        private long _count;

        /// <summary>True before anything was written.</summary>
        public bool IsEmpty => _count == 0;

        /// <summary>
        /// Adds a span that begins at <paramref name="sample"/>; <paramref name="rate"/> is its
        /// session time for each sample: 0 while starved, when session time stands still.
        /// </summary>
        public void Add(long sample, double ptsMicros, double rate, string utteranceId)
        {
            if (_count > 0 && Last().Continues(sample, ptsMicros, rate, utteranceId))
            {
                return;
            }
            _ring[_count++ % Kept] = new Span(sample, ptsMicros, rate, utteranceId);
        }

        /// <summary>Returns the session time of a sample, and whose sound it is.</summary>
        public double PtsAt(double sample, out string utteranceId)
        {
            var found = _ring[(_count - 1) % Kept];
            var oldest = _count > Kept ? _count - Kept : 0;
            for (var i = _count - 2; i >= oldest && found.Sample > sample; i--)
            {
                found = _ring[i % Kept];
            }
            utteranceId = found.UtteranceId;
            return found.PtsAt(sample);
        }

        /// <summary>Counts in samples of another rate from <paramref name="pivot"/> on.</summary>
        public void Rescale(long pivot, double ratio)
        {
            for (var i = 0; i < Kept; i++)
            {
                _ring[i] = _ring[i].Rescaled(pivot, ratio);
            }
        }

        public void Clear()
        {
            _count = 0;
        }

        private Span Last()
        {
            return _ring[(_count - 1) % Kept];
        }

        private readonly struct Span
        {
            private const double ToleranceMicros = 0.01; // of the sum of many steps

            private readonly double _ptsMicros;
            private readonly double _rate;

            public Span(double sample, double ptsMicros, double rate, string utteranceId)
            {
                Sample = sample;
                UtteranceId = utteranceId;
                _ptsMicros = ptsMicros;
                _rate = rate;
            }

            public readonly double Sample;

            /// <summary>Empty in silence.</summary>
            public readonly string UtteranceId;

            public double PtsAt(double sample)
            {
                return _ptsMicros + (sample - Sample) * _rate;
            }

            public Span Rescaled(long pivot, double ratio)
            {
                var sample = pivot + (Sample - pivot) * ratio;
                return new Span(sample, _ptsMicros, _rate / ratio, UtteranceId);
            }

            public bool Continues(long sample, double pts, double rate, string utteranceId)
            {
                var error = PtsAt(sample) - pts;
                return rate == _rate && utteranceId == UtteranceId
                    && error < ToleranceMicros && error > -ToleranceMicros;
            }
        }
    }
}
