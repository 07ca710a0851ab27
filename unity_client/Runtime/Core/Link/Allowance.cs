using System;

namespace AvatarBridge.Link
{
    /// <summary>
    /// How much may be asked of a sidecar without being asked: it refuses more than 100 requests
    /// a second after a burst of 200, and a game's own requests must always get through. Pure;
    /// for one thread at a time.
    /// </summary>
    internal sealed class Allowance
    {
        private const double PerSecond = 60;
        private const double Burst = 60;

        private double _left = Burst;
        private long _sinceMicros = long.MinValue;

        /// <summary>Takes one request out of it; false when there is none left.</summary>
        public bool TryTake(long nowMicros)
        {
            if (_sinceMicros != long.MinValue)
            {
                _left = Math.Min(Burst, _left + (nowMicros - _sinceMicros) * 1e-6 * PerSecond);
            }
            _sinceMicros = nowMicros;
            if (_left < 1)
            {
                return false;
            }
            _left--;
            return true;
        }
    }
}
