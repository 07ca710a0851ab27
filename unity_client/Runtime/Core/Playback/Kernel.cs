using System;
using System.Collections.Generic;

namespace AvatarBridge.Playback
{
    /// <summary>
    /// The windowed sinc that turns one sample rate into another, for every place between two
    /// samples at which that pair of rates ever looks. Immutable, and shared by all voices of the
    /// same rates; for any thread.
    /// </summary>
    internal sealed class Kernel
    {
        private const int Lobes = 16; // each side: flat to 0.8 of the band, images below -80 dB
        private const double Passband = 0.94; // the rest is the slope down to the limit
        private const double Beta = 8.0; // of the Kaiser window
        private const int MostPhases = 1024; // odd rates are rounded to a thousandth of a sample

        private const int MostKept = 16; // pairs of rates; a game meets one or two

        private static readonly Dictionary<(int, int), Kernel> Made =
            new Dictionary<(int, int), Kernel>();

        private readonly float[] _taps;
        private readonly long _phases;
        private readonly long _deviceRate;

        private Kernel(int sourceRate, int deviceRate)
        {
            var cutoff = Math.Min(1.0, (double)deviceRate / sourceRate);
            _deviceRate = deviceRate;
            _phases = Math.Min(deviceRate / Divisor(sourceRate, deviceRate), MostPhases);
            Reach = 2 * (int)Math.Ceiling(Lobes / cutoff / 2); // even, for steps of four taps
            Taps = 2 * Reach;
            _taps = new float[(_phases + 1) * Taps];
            for (var phase = 0; phase <= _phases; phase++)
            {
                Fill(phase, cutoff * Passband);
            }
        }

        /// <summary>Samples that count on either side of a place.</summary>
        public int Reach { get; }

        /// <summary>Samples that count altogether.</summary>
        public int Taps { get; }

        /// <summary>Returns the kernel of two rates, which is made once.</summary>
        public static Kernel Of(int sourceRate, int deviceRate)
        {
            lock (Made)
            {
                if (!Made.TryGetValue((sourceRate, deviceRate), out var kernel))
                {
                    if (Made.Count == MostKept)
                    {
                        Made.Clear(); // a sender gone wild; those in use live on
                    }
                    kernel = new Kernel(sourceRate, deviceRate);
                    Made.Add((sourceRate, deviceRate), kernel);
                }
                return kernel;
            }
        }

        /// <summary>
        /// Returns the sound between two samples.
        /// </summary>
        /// <param name="samples">Some sound.</param>
        /// <param name="first">Where its (Taps,) begin: <c>Reach - 1</c> before the place.</param>
        /// <param name="fraction">How far behind the place, of the device's rate.</param>
        public float At(float[] samples, int first, long fraction)
        {
            var taps = _taps;
            var tap = (int)((fraction * _phases + _deviceRate / 2) / _deviceRate) * Taps;
            // Four sums side by side: one alone would wait for each addition before the next.
            float one = 0f, two = 0f, three = 0f, four = 0f;
            for (var end = first + Taps; first < end; first += 4, tap += 4)
            {
                one += taps[tap] * samples[first];
                two += taps[tap + 1] * samples[first + 1];
                three += taps[tap + 2] * samples[first + 2];
                four += taps[tap + 3] * samples[first + 3];
            }
            return one + two + (three + four);
        }

        private static int Divisor(int one, int other)
        {
            while (other != 0)
            {
                (one, other) = (other, one % other);
            }
            return one;
        }

        private void Fill(int phase, double cutoff)
        {
            var row = phase * Taps;
            var sum = 0.0;
            for (var i = 0; i < Taps; i++)
            {
                var distance = i - (Reach - 1) - (double)phase / _phases;
                var tap = cutoff * Sinc(cutoff * distance) * Window(distance / Reach);
                _taps[row + i] = (float)tap;
                sum += tap;
            }
            for (var i = 0; i < Taps; i++)
            {
                _taps[row + i] = (float)(_taps[row + i] / sum); // as loud at every place
            }
        }

        private static double Sinc(double x)
        {
            var angle = Math.PI * x;
            return Math.Abs(angle) < 1e-9 ? 1 : Math.Sin(angle) / angle;
        }

        private static double Window(double x)
        {
            var inside = 1 - x * x;
            return inside <= 0 ? 0 : Bessel(Beta * Math.Sqrt(inside)) / Bessel(Beta);
        }

        /// <summary>The modified Bessel function of the first kind, order 0.</summary>
        private static double Bessel(double x)
        {
            double sum = 1, term = 1;
            for (var k = 1; term > 1e-12 * sum; k++)
            {
                term *= x / (2 * k) * (x / (2 * k));
                sum += term;
            }
            return sum;
        }
    }
}
