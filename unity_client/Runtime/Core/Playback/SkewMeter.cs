using System;

namespace AvatarBridge.Playback
{
    /// <summary>
    /// How far what is seen is from what is heard, over the last pictures drawn while sound was
    /// heard: pose time minus sound time, positive is mouth early. For one thread at a time.
    /// </summary>
    public sealed class SkewMeter
    {
        private const int Kept = 1800; // pictures; half a minute at 60 a second

        private readonly double[] _ring = new double[Kept];
        private readonly double[] _sizes = new double[Kept];
        private int _noted;

        public int Count => Math.Min(_noted, Kept);

        /// <summary>The latest; 0 before any.</summary>
        public double LatestMicros => _noted > 0 ? _ring[(_noted - 1) % Kept] : 0;

        public void Note(double skewMicros)
        {
            _ring[_noted % Kept] = skewMicros;
            _noted = _noted + 1 < 2 * Kept ? _noted + 1 : Kept; // round the ring for ever
        }

        /// <summary>Gives the middle of the sizes and the hundredth largest, or 0.</summary>
        public void Measure(out double p50, out double p99)
        {
            var count = Count;
            for (var i = 0; i < count; i++)
            {
                _sizes[i] = Math.Abs(_ring[i]);
            }
            Array.Sort(_sizes, 0, count);
            p50 = At(0.50 * (count - 1));
            p99 = At(0.99 * (count - 1));
        }

        public void Clear()
        {
            _noted = 0;
        }

        private double At(double place)
        {
            if (place < 0)
            {
                return 0;
            }
            var below = (int)place;
            var above = (int)Math.Ceiling(place);
            return _sizes[below] + (_sizes[above] - _sizes[below]) * (place - below);
        }
    }
}
