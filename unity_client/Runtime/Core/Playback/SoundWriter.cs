using System;
using AvatarBridge.Wire;

namespace AvatarBridge.Playback
{
    /// <summary>
    /// Writes a stream's sound sample after sample, and its session time onto a track.
    ///
    /// Chunks of one run follow each other on the device's clock; between runs, while nothing
    /// sounds, time is drawn back to the session's. For one thread at a time.
    /// </summary>
    internal sealed class SoundWriter
    {
        private const double StaleMicros = 1e6; // sound that comes later is not played any more
        private const double GiveUpMicros = 500_000; // how long a starved utterance is waited for
        private const double ToleranceMicros = 500; // pts are whole, and blocks start where they do
        private const double Slew = 0.05; // share by which time may run fast or slow in silence
        private const double JumpMicros = 1e6; // a larger error is another clock, not drift

        private readonly SoundQueue _queue = new SoundQueue();
        private readonly Resampler _resampler;
        private readonly Track _track;
        private double _cursor = double.NaN; // session time of the next sample
        private double _frozen;
        private double _pace; // session time of a sample of silence

        public SoundWriter(Track track, int deviceRate)
        {
            _track = track;
            _resampler = new Resampler(deviceRate);
        }

        public int DeviceRate => _resampler.DeviceRate;

        /// <summary>Number of the sample that is written next.</summary>
        public long End { get; private set; }

        /// <summary>Length of one sample.</summary>
        public double SampleMicros => 1e6 / DeviceRate;

        /// <summary>Times it ran dry, or got the beginning of an utterance too late.</summary>
        public long Underruns { get; private set; }

        /// <summary>Silence that should have been sound.</summary>
        public double StarvedMicros { get; private set; }

        /// <summary>Chunks that came too late to be played, or twice.</summary>
        public long Stale => _queue.Stale;

        /// <summary>Sound that is here and not yet written.</summary>
        public double BufferedMicros => _queue.BufferedMicros(DeviceRate);

        public void Take(in AudioChunk chunk)
        {
            _queue.Add(chunk);
        }

        public void Take(in UtteranceEnded ended)
        {
            _queue.End(ended.UtteranceId);
        }

        public void Take(in Interrupted interrupted)
        {
            _queue.Cut(interrupted, double.IsNaN(_cursor) ? double.NegativeInfinity : _cursor);
        }

        /// <summary>Goes on for a device of another rate.</summary>
        public void UseDevice(int deviceRate)
        {
            _queue.Rescale(DeviceRate, deviceRate);
            _resampler.UseDevice(deviceRate);
        }

        /// <summary>
        /// Writes <paramref name="count"/> samples, into nowhere if <paramref name="into"/> is
        /// empty; the first is heard when the session says <paramref name="sessionMicros"/>.
        /// </summary>
        public void Write(Span<float> into, int count, double sessionMicros)
        {
            into.Clear();
            Follow(sessionMicros, count);
            for (var written = 0; written < count;)
            {
                var rest = into.IsEmpty ? into : into.Slice(written);
                written += WriteSome(rest, count - written);
            }
        }

        /// <summary>Passes over samples without a time: nothing is known to be heard.</summary>
        public void Pass(long count)
        {
            End += count;
        }

        /// <summary>Lets the next sample begin anew at the session's time.</summary>
        public void Jump()
        {
            _cursor = double.NaN;
            _frozen = 0;
        }

        /// <summary>Forgets everything but the counts: a new session.</summary>
        public void Clear()
        {
            _queue.Clear();
            _resampler.Clear();
            Jump();
        }

        /// <summary>Sets how fast silence passes, to come nearer to the session's time.</summary>
        private void Follow(double sessionMicros, int count)
        {
            _pace = SampleMicros;
            if (double.IsNaN(_cursor))
            {
                _cursor = sessionMicros;
                _queue.SkipTo(_cursor, DeviceRate);
            }
            if (_queue.IsStarved || _queue.IsMidway)
            {
                return; // a gap in an utterance is exactly as long as what is missing
            }
            var error = sessionMicros - _cursor;
            if (Math.Abs(error) >= JumpMicros)
            {
                _cursor = sessionMicros;
                _queue.SkipTo(_cursor, DeviceRate);
                return;
            }
            var most = Slew * count * SampleMicros;
            _pace += Math.Min(Math.Max(error, -most), most) / count;
        }

        /// <summary>Writes at most so many samples of one sort; returns how many.</summary>
        private int WriteSome(Span<float> into, int most)
        {
            if (_queue.Count == 0)
            {
                return _queue.IsStarved ? Freeze(most) : WriteSilence(most);
            }
            var sound = _queue[0];
            Thaw(sound);
            var ahead = sound.NextMicros(DeviceRate) - _cursor;
            if (ahead > ToleranceMicros)
            {
                return WriteSilence((int)Math.Min(most, Math.Max(1, Math.Round(ahead / _pace))));
            }
            return ahead < -ToleranceMicros && !Shift(-ahead) ? 0 : WriteSound(sound, into, most);
        }

        private int WriteSound(Sound sound, Span<float> into, int most)
        {
            _resampler.Begin(sound);
            _queue.BeginFirst();
            _cursor = sound.NextMicros(DeviceRate);
            var count = Math.Min(most, _resampler.Left(sound));
            _track.Add(End, _cursor, SampleMicros, sound.UtteranceId);
            if (into.IsEmpty)
            {
                _resampler.Skip(sound, count);
            }
            else
            {
                _resampler.Render(_queue, into.Slice(0, count));
            }
            End += count;
            _cursor = sound.NextMicros(DeviceRate);
            if (_resampler.Left(sound) == 0)
            {
                _resampler.Finish(sound);
                _queue.FinishFirst();
            }
            return count;
        }

        private int WriteSilence(int count)
        {
            _frozen = 0; // what was waited for has ended
            _track.Add(End, _cursor, _pace, "");
            End += count;
            _cursor += count * _pace;
            return count;
        }

        /// <summary>Lets session time stand still, unless that has lasted too long.</summary>
        private int Freeze(int count)
        {
            if (_frozen == 0)
            {
                Underruns++;
            }
            _track.Add(End, _cursor, 0, "");
            End += count;
            _frozen += count * SampleMicros;
            StarvedMicros += count * SampleMicros;
            if (_frozen > GiveUpMicros)
            {
                _queue.GiveUp();
                _cursor += _frozen;
                _frozen = 0;
            }
            return count;
        }

        /// <summary>Goes on after starving: at the sound, or where time has got to.</summary>
        private void Thaw(Sound sound)
        {
            if (_frozen > 0)
            {
                var latest = Math.Min(sound.NextMicros(DeviceRate), _cursor + _frozen);
                _cursor = Math.Max(_cursor, latest);
                _frozen = 0;
            }
        }

        /// <summary>Goes back to a late sound's beginning, unless it is too late.</summary>
        private bool Shift(double late)
        {
            if (late > StaleMicros)
            {
                _queue.DropFirst();
                return false;
            }
            Underruns++;
            StarvedMicros += late;
            return true;
        }
    }
}
