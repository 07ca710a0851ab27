using System;
using AvatarBridge.Time;
using AvatarBridge.Wire;

namespace AvatarBridge.Playback
{
    /// <summary>
    /// Plays a stream's audio on a sound device's clock, and says how far it has got.
    ///
    /// A device pulls: it asks for block after block, and says when each is heard. While none asks
    /// (paused, muted, no device at all) sound is passed over at the pace of client time, so that
    /// poses go on; when one comes back it joins in where time has got to. For one thread at a
    /// time: <see cref="CharacterStream"/> guards it.
    /// </summary>
    public sealed class VoicePlayer
    {
        private const double PatienceMicros = 100_000; // without a request, until it goes on alone
        private const double HiccupMicros = 50_000; // a larger error is a device that has stopped
        private const double StrayMicros = 10_000; // likewise when its count of samples jumped
        private const double FarMicros = 2e6; // beyond, time is not passed over but jumped
        private const int SilentBlocksPerSecond = 100;
        private const double ToleranceMicros = 500; // by which times of chunks may disagree

        private readonly OffsetEstimator _offset;
        private readonly Track _track = new Track();
        private readonly DeviceClock _clock = new DeviceClock();
        private readonly SoundWriter _writer;
        private long _nextOfDevice = long.MinValue;
        private double _reportedSample;
        private double _reportedAt;
        private double _waitingSince = double.NaN;
        private double _latest = double.NaN;

        /// <summary>Makes one that learns the session's time from an estimator.</summary>
        public VoicePlayer(OffsetEstimator offset, int deviceRate)
        {
            _offset = offset;
            _writer = new SoundWriter(_track, deviceRate);
        }

        public int DeviceRate => _writer.DeviceRate;

        /// <summary>True while a device asks for samples.</summary>
        public bool HasDevice { get; private set; }

        /// <summary>How much later than the session says everything is played.</summary>
        public long DelayMicros { get; set; }

        /// <summary>Times it ran dry, or got the beginning of an utterance too late.</summary>
        public long Underruns => _writer.Underruns;

        /// <summary>Silence that should have been sound.</summary>
        public double StarvedMicros => _writer.StarvedMicros;

        /// <summary>Chunks that came too late to be played, or twice.</summary>
        public long Stale => _writer.Stale;

        /// <summary>Sound that is here and not yet played.</summary>
        public double BufferedMicros => _writer.BufferedMicros;

        public void Take(in AudioChunk chunk)
        {
            _writer.Take(chunk);
        }

        public void Take(in UtteranceEnded ended)
        {
            _writer.Take(ended);
        }

        public void Take(in Interrupted interrupted)
        {
            _writer.Take(interrupted);
        }

        /// <summary>Goes on at another device's rate, in the middle of a word if need be.</summary>
        public void UseDevice(int sampleRate)
        {
            if (sampleRate <= 0)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(sampleRate), sampleRate, "a sound device has a positive rate");
            }
            if (sampleRate == DeviceRate)
            {
                return;
            }
            var ratio = (double)sampleRate / DeviceRate;
            _writer.UseDevice(sampleRate);
            _track.Rescale(_writer.End, ratio);
            _clock.Rescale(_writer.End, ratio);
            _nextOfDevice = long.MinValue;
        }

        /// <summary>
        /// Fills one block of the device, whose first sample it counts as
        /// <paramref name="firstSample"/> and plays at client time
        /// <paramref name="heardAtMicros"/>. Until the session's time is known that is silence.
        /// </summary>
        public void Render(Span<float> mono, long firstSample, double heardAtMicros)
        {
            if (double.IsNaN(heardAtMicros) || double.IsInfinity(heardAtMicros))
            {
                throw new ArgumentException("a block is heard at a time", nameof(heardAtMicros));
            }
            Follow(firstSample, heardAtMicros);
            _nextOfDevice = firstSample + mono.Length;
            _reportedSample = _writer.End;
            _reportedAt = heardAtMicros;
            if (_offset.IsKnown)
            {
                _writer.Write(mono, mono.Length, SessionAtEnd());
            }
            else
            {
                mono.Clear();
                _writer.Pass(mono.Length);
            }
        }

        /// <summary>Lets time pass where no device does it; call it before every picture.</summary>
        public void Advance(double nowMicros)
        {
            if (!_offset.IsKnown)
            {
                return;
            }
            if (!_clock.IsRunning && !StartAlone(nowMicros))
            {
                return;
            }
            var overdue = nowMicros - _clock.HeardAt(_writer.End);
            if (HasDevice && overdue < PatienceMicros)
            {
                return;
            }
            HasDevice = false;
            PassTo(_clock.SampleAt(nowMicros));
        }

        /// <summary>
        /// Returns the session time being heard, as a program can know it, and whose sound it is
        /// (empty in silence, which goes on without a seam). Not a number while it is not known.
        /// </summary>
        public double PositionAt(double nowMicros, out string utteranceId)
        {
            utteranceId = "";
            if (_track.IsEmpty)
            {
                return double.NaN;
            }
            var position = _track.PtsAt(_clock.Heard(nowMicros), out utteranceId);
            var back = _latest - position;
            _latest = back > 0 && back < ToleranceMicros ? _latest : position;
            return _latest;
        }

        /// <summary>
        /// Gives the session time that the device's last request says is heard, unsmoothed; false
        /// in silence, and while no device plays.
        /// </summary>
        public bool TryGetSounding(double nowMicros, out double ptsMicros)
        {
            ptsMicros = 0;
            if (_track.IsEmpty || !HasDevice)
            {
                return false;
            }
            var sample = _reportedSample + (nowMicros - _reportedAt) / _writer.SampleMicros;
            ptsMicros = _track.PtsAt(sample, out var utteranceId);
            return utteranceId.Length > 0;
        }

        /// <summary>Forgets what is queued and where time was: a new session.</summary>
        public void Clear()
        {
            _writer.Clear();
            _track.Clear();
            _latest = double.NaN;
        }

        private double SessionAtEnd()
        {
            return _offset.SessionAt(_clock.HeardAt(_writer.End)) - DelayMicros;
        }

        /// <summary>Follows the device's clock, or begins to.</summary>
        private void Follow(long firstSample, double heardAtMicros)
        {
            var most = firstSample == _nextOfDevice ? HiccupMicros : StrayMicros;
            if (HasDevice && Math.Abs(_clock.ErrorOf(_writer.End, heardAtMicros)) < most)
            {
                _clock.Note(_writer.End, heardAtMicros);
                return;
            }
            if (_clock.IsRunning && _offset.IsKnown)
            {
                PassOver(heardAtMicros);
            }
            HasDevice = true;
            _clock.Restart(_writer.End, heardAtMicros, DeviceRate);
        }

        /// <summary>Passes over what a device has missed; a hiccup misses nothing.</summary>
        private void PassOver(double heardAtMicros)
        {
            var late = _clock.ErrorOf(_writer.End, heardAtMicros);
            if (!HasDevice || late > PatienceMicros)
            {
                PassTo(_clock.SampleAt(heardAtMicros));
            }
        }

        private bool StartAlone(double nowMicros)
        {
            if (double.IsNaN(_waitingSince))
            {
                _waitingSince = nowMicros;
            }
            if (nowMicros - _waitingSince < PatienceMicros)
            {
                return false;
            }
            _clock.Restart(_writer.End, nowMicros, DeviceRate);
            return true;
        }

        /// <summary>Passes silently over everything up to a sample, and it too.</summary>
        private void PassTo(double sample)
        {
            var left = (long)Math.Floor(sample) + 1 - _writer.End;
            if (left * _writer.SampleMicros > FarMicros)
            {
                _writer.Pass(left);
                _writer.Jump();
                left = 1;
            }
            var block = Math.Max(DeviceRate / SilentBlocksPerSecond, 1);
            for (; left > 0; left -= block)
            {
                var count = (int)Math.Min(left, block);
                _writer.Write(Span<float>.Empty, count, SessionAtEnd());
            }
        }
    }
}
