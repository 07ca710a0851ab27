using System;

namespace AvatarBridge.Playback
{
    /// <summary>
    /// What can be known of a sound device's clock: a delay-locked loop over its requests.
    ///
    /// Single requests come late by whatever the scheduler likes, and some engines say their times
    /// in steps; the loop follows the crystal and not the scheduler. For one thread at a time.
    /// </summary>
    public sealed class DeviceClock
    {
        private const double SettleMicros = 213_000; // a bandwidth of about 1 Hz
        private const double LargestGain = 0.5;
        private const double LargestDrift = 0.01; // no crystal is that bad; reports may be

        private double _nominal = 1e6 / 48_000;
        private double _period = 1e6 / 48_000; // of a sample
        private double _sample;
        private double _at;
        private int _reports;
        private double _latest = double.NegativeInfinity;

        /// <summary>True once something was noted.</summary>
        public bool IsRunning => _reports > 0;

        /// <summary>Begins anew: <paramref name="sample"/> is heard at this client time.</summary>
        public void Restart(double sample, double heardAtMicros, int sampleRate)
        {
            _nominal = _period = 1e6 / sampleRate;
            _sample = sample;
            _at = heardAtMicros;
            _reports = 1;
        }

        /// <summary>Returns how much later than expected a report says a sample is heard.</summary>
        public double ErrorOf(double sample, double heardAtMicros)
        {
            return heardAtMicros - HeardAt(sample);
        }

        /// <summary>Takes the report that a sample is heard at a client time.</summary>
        public void Note(double sample, double heardAtMicros)
        {
            var count = sample - _sample;
            var expected = HeardAt(sample);
            var error = heardAtMicros - expected;
            var settled = Math.Min(count * _nominal / SettleMicros, LargestGain);
            // The first reports are averaged, so that it is good before it has settled.
            _reports = Math.Min(_reports + 1, int.MaxValue - 1);
            _at = expected + Math.Max(settled, 1.0 / _reports) * error;
            _sample = sample;
            if (count > 0)
            {
                _period += settled * settled / 4 * error / count; // critically damped
                var most = LargestDrift * _nominal;
                _period = Math.Min(Math.Max(_period, _nominal - most), _nominal + most);
            }
        }

        /// <summary>Counts in samples of another rate from <paramref name="pivot"/> on.</summary>
        public void Rescale(long pivot, double ratio)
        {
            _nominal /= ratio;
            _period /= ratio;
            _sample = pivot + (_sample - pivot) * ratio;
            _latest = pivot + (_latest - pivot) * ratio;
        }

        /// <summary>Returns the client time at which a sample is heard.</summary>
        public double HeardAt(double sample)
        {
            return _at + (sample - _sample) * _period;
        }

        /// <summary>Returns the sample being heard, as it is; only once it runs.</summary>
        public double SampleAt(double nowMicros)
        {
            return _sample + (nowMicros - _at) / _period;
        }

        /// <summary>Returns the sample being heard, which never goes back.</summary>
        public double Heard(double nowMicros)
        {
            _latest = Math.Max(_latest, SampleAt(nowMicros));
            return _latest;
        }

        /// <summary>Forgets the device, and what was heard.</summary>
        public void Clear()
        {
            _reports = 0;
            _latest = double.NegativeInfinity;
        }
    }
}
