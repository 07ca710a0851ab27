using System;

namespace AvatarBridge.Playback
{
    /// <summary>
    /// Plays sounds at a device's rate. A sound's place is a whole number of (device rate)ths of a
    /// sample, so that however long it plays nothing is rounded; and where one chunk follows
    /// another it looks across the border, so that there is no seam. For one thread at a time.
    /// </summary>
    internal sealed class Resampler
    {
        private const double ToleranceMicros = 500; // of a border, as pts are whole
        private const long None = -1;

        private Kernel _kernel;
        private int _sourceRate;
        private float[] _before = Array.Empty<float>(); // the last samples of the sound before
        private float[] _window = Array.Empty<float>();
        private long _currentSeq = None;
        private double _endMicros;
        private string _utteranceId = "";
        private long _carry;

        public Resampler(int deviceRate)
        {
            DeviceRate = deviceRate;
        }

        public int DeviceRate { get; private set; }

        /// <summary>Goes on for a device of another rate.</summary>
        public void UseDevice(int deviceRate)
        {
            _carry = _carry * deviceRate / DeviceRate;
            DeviceRate = deviceRate;
            _sourceRate = 0;
        }

        /// <summary>Makes <paramref name="sound"/> the one that is played.</summary>
        public void Begin(Sound sound)
        {
            if (sound.Seq == _currentSeq)
            {
                return;
            }
            _currentSeq = sound.Seq;
            var isSameRate = sound.SampleRate == _sourceRate;
            UseKernel(sound.SampleRate);
            if (isSameRate && sound.UtteranceId == _utteranceId
                && Math.Abs(sound.PtsMicros - _endMicros) < ToleranceMicros)
            {
                sound.Position = Math.Max(sound.Position, _carry);
                return;
            }
            Array.Clear(_before, 0, _before.Length);
        }

        /// <summary>Returns how many of the device's samples are left of the sound.</summary>
        public int Left(Sound sound)
        {
            var left = (long)sound.Length * DeviceRate - sound.Position;
            var samples = (left + sound.SampleRate - 1) / sound.SampleRate;
            return left <= 0 ? 0 : (int)Math.Min(samples, int.MaxValue);
        }

        /// <summary>Writes the next samples of the queue's first sound.</summary>
        public void Render(SoundQueue queue, Span<float> into)
        {
            var sound = queue[0];
            if (sound.SampleRate == DeviceRate)
            {
                var place = (int)(sound.Position / DeviceRate);
                new ReadOnlySpan<float>(sound.Samples, place, into.Length).CopyTo(into);
                sound.Position += (long)into.Length * DeviceRate;
                return;
            }
            UseKernel(sound.SampleRate); // the device may have changed in its middle
            for (var i = 0; i < into.Length; i++)
            {
                into[i] = Next(queue, sound);
                sound.Position += sound.SampleRate;
            }
        }

        /// <summary>Passes over samples that nobody hears.</summary>
        public void Skip(Sound sound, int count)
        {
            sound.Position += (long)count * sound.SampleRate;
        }

        /// <summary>Lets go of a sound that was played to its end.</summary>
        public void Finish(Sound sound)
        {
            _currentSeq = None;
            _carry = Math.Max(sound.Position - (long)sound.Length * DeviceRate, 0);
            _endMicros = sound.EndMicros;
            _utteranceId = sound.UtteranceId;
            Remember(sound.Samples, sound.Length);
        }

        /// <summary>Forgets what was played: a new session.</summary>
        public void Clear()
        {
            _currentSeq = None;
            _utteranceId = "";
            _carry = 0;
        }

        private void UseKernel(int sourceRate)
        {
            if (_sourceRate == sourceRate)
            {
                return;
            }
            _sourceRate = sourceRate;
            if (sourceRate == DeviceRate)
            {
                return;
            }
            _kernel = Kernel.Of(sourceRate, DeviceRate);
            if (_window.Length != _kernel.Taps)
            {
                _window = new float[_kernel.Taps];
                _before = new float[_kernel.Reach];
            }
        }

        private float Next(SoundQueue queue, Sound sound)
        {
            var place = (int)(sound.Position / DeviceRate);
            var fraction = sound.Position - (long)place * DeviceRate;
            var first = place - _kernel.Reach + 1;
            if (first >= 0 && first + _kernel.Taps <= sound.Length)
            {
                return _kernel.At(sound.Samples, first, fraction);
            }
            for (var i = 0; i < _window.Length; i++)
            {
                _window[i] = SampleAt(queue, first + i);
            }
            return _kernel.At(_window, 0, fraction);
        }

        /// <summary>Returns a sample of the first sound or of those around it.</summary>
        private float SampleAt(SoundQueue queue, int index)
        {
            if (index < 0)
            {
                return _before[_before.Length + index];
            }
            var sound = queue[0];
            for (var next = 1; index >= sound.Length; next++)
            {
                index -= sound.Length;
                if (next == queue.Count || !queue[next].Follows(sound))
                {
                    return 0f;
                }
                sound = queue[next];
            }
            return sound.Samples[index];
        }

        private void Remember(float[] samples, int length)
        {
            var kept = Math.Max(_before.Length - length, 0);
            Array.Copy(_before, _before.Length - kept, _before, 0, kept);
            var count = _before.Length - kept;
            Array.Copy(samples, length - count, _before, kept, count);
        }
    }
}
