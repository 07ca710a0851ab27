using System;

namespace AvatarBridge.Editing
{
    // The last values of a few channels, oldest first, in one ring for each. It allocates once and
    // knows nothing of drawing. Main thread only.

    /// <summary>What a few numbers were over the last pictures.</summary>
    public sealed class CurveHistory
    {
        private readonly float[][] _rings;
        private int _next;

        /// <summary>Remembers <paramref name="length"/> values of each channel.</summary>
        public CurveHistory(int channels, int length)
        {
            if (channels < 1 || length < 2)
            {
                throw new ArgumentOutOfRangeException(
                    nameof(length), "a curve wants a channel and two points");
            }
            _rings = new float[channels][];
            for (var i = 0; i < channels; i++)
            {
                _rings[i] = new float[length];
            }
            Length = length;
        }

        public int Channels => _rings.Length;

        /// <summary>How many values are kept at most.</summary>
        public int Length { get; }

        /// <summary>How many values there are by now.</summary>
        public int Count { get; private set; }

        /// <summary>Takes one value of each channel; what is not a number counts as zero.</summary>
        public void Add(float[] values)
        {
            for (var i = 0; i < _rings.Length; i++)
            {
                var value = i < values.Length ? values[i] : 0f;
                _rings[i][_next] = float.IsNaN(value) || float.IsInfinity(value) ? 0f : value;
            }
            _next = (_next + 1) % Length;
            Count = Math.Min(Count + 1, Length);
        }

        /// <summary>The value <paramref name="age"/> pictures ago; 0 is the newest.</summary>
        public float At(int channel, int age)
        {
            if (age < 0 || age >= Count)
            {
                throw new ArgumentOutOfRangeException(nameof(age));
            }
            return _rings[channel][(_next - 1 - age + 2 * Length) % Length];
        }

        /// <summary>Forgets everything.</summary>
        public void Clear()
        {
            Count = 0;
            _next = 0;
        }
    }
}
