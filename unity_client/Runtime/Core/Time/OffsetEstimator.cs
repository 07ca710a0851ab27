using System;

namespace AvatarBridge.Time
{
    /// <summary>
    /// What the session clock reads at an instant of this machine's clock, learned from pings.
    ///
    /// A ping whose answer took <c>r</c> bounds the offset to half of <c>r</c> either way, so it
    /// counts by how close its round trip is to the shortest one. Pure; for one thread at a time.
    /// </summary>
    public sealed class OffsetEstimator
    {
        private const int Kept = 128; // two minutes at one a second: enough to see 10 ppm
        private const int FewestForDrift = 8;
        private const double ShortestForDriftMicros = 10e6; // a slope through less is mostly noise
        private const double LargestDrift = 500e-6; // crystals are within 100 ppm
        private const long LongestRoundTripMicros = 2_000_000; // slower ones say nothing about now
        private const double ExcessFloorMicros = 200; // this close to the shortest: equally good

        private readonly double[] _middles = new double[Kept];
        private readonly double[] _offsets = new double[Kept];
        private readonly double[] _trips = new double[Kept];
        private int _noted;
        private double _at;
        private double _offset;
        private double _drift;

        /// <summary>True once a ping was answered.</summary>
        public bool IsKnown => _noted > 0;

        /// <summary>How much faster the session clock runs, in millionths.</summary>
        public double DriftPpm => _drift * 1e6;

        /// <summary>The shortest round trip of those kept; 0 before any.</summary>
        public double RoundTripMicros => IsKnown ? Shortest() : 0;

        private int Count => Math.Min(_noted, Kept);

        /// <summary>Takes one ping: client time, session time between, client time.</summary>
        public void Add(long sentMicros, long sessionMicros, long receivedMicros)
        {
            var trip = receivedMicros - sentMicros;
            if (trip < 0 || trip > LongestRoundTripMicros)
            {
                return;
            }
            var place = _noted++ % Kept;
            _middles[place] = (sentMicros + receivedMicros) / 2.0;
            _offsets[place] = sessionMicros - _middles[place];
            _trips[place] = trip;
            Fit();
        }

        /// <summary>Returns the session time at a client time; only once it is known.</summary>
        public double SessionAt(double clientMicros)
        {
            return clientMicros + _offset + _drift * (clientMicros - _at);
        }

        /// <summary>Forgets everything: another session has another clock.</summary>
        public void Reset()
        {
            _noted = 0;
            _at = _offset = _drift = 0;
        }

        private void Fit()
        {
            var shortest = Shortest();
            var oldest = _noted > Kept ? _noted % Kept : 0;
            var length = _middles[(_noted - 1) % Kept] - _middles[oldest];
            if (_noted < FewestForDrift || length < ShortestForDriftMicros)
            {
                var best = Array.IndexOf(_trips, shortest, 0, Count);
                _at = _middles[best];
                _offset = _offsets[best];
                _drift = 0;
                return;
            }
            FitLine(shortest);
        }

        private void FitLine(double shortest)
        {
            double total = 0, middle = 0, offset = 0;
            for (var i = 0; i < Count; i++)
            {
                var weight = WeightOf(i, shortest);
                total += weight;
                middle += weight * _middles[i];
                offset += weight * _offsets[i];
            }
            _at = middle / total;
            _offset = offset / total;
            double rise = 0, run = 0;
            for (var i = 0; i < Count; i++)
            {
                var since = _middles[i] - _at;
                var weighted = WeightOf(i, shortest) * since;
                rise += weighted * (_offsets[i] - _offset);
                run += weighted * since;
            }
            _drift = Math.Min(Math.Max(rise / run, -LargestDrift), LargestDrift);
        }

        private double WeightOf(int index, double shortest)
        {
            var excess = _trips[index] - shortest + ExcessFloorMicros;
            return 1 / (excess * excess);
        }

        private double Shortest()
        {
            var shortest = double.PositiveInfinity;
            for (var i = 0; i < Count; i++)
            {
                shortest = Math.Min(shortest, _trips[i]);
            }
            return shortest;
        }
    }
}
