using System.Diagnostics;

namespace AvatarBridge.Time
{
    /// <summary>
    /// The machine's high-resolution counter. Immutable, for any thread; every instance reads the
    /// same time.
    /// </summary>
    public sealed class MonotonicClock : IClock
    {
        private const long MicrosPerSecond = 1_000_000;

        public long NowMicros
        {
            get
            {
                // Whole seconds apart from the rest, because their product could overflow.
                var ticks = Stopwatch.GetTimestamp();
                var seconds = ticks / Stopwatch.Frequency;
                var rest = ticks % Stopwatch.Frequency;
                return seconds * MicrosPerSecond + rest * MicrosPerSecond / Stopwatch.Frequency;
            }
        }
    }
}
