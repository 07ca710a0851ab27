using System;

namespace AvatarBridge.Playback
{
    /// <summary>
    /// Asks once for every gap that is short enough to be worth it. Pure; for one thread at a time.
    /// </summary>
    public sealed class Recovery
    {
        private const long LongestGap = 256; // more are past their time before they are back

        private long _lastAsked = -1;

        /// <summary>Records asked for.</summary>
        public long Asked { get; private set; }

        /// <summary>Names what to ask for now; false when there is nothing.</summary>
        public bool TryAsk(SequenceCounter sequence, out long first, out long last)
        {
            if (!sequence.TryGetMissing(out first, out last) || last <= _lastAsked)
            {
                return false;
            }
            first = Math.Max(first, _lastAsked + 1);
            _lastAsked = last;
            var count = last - first + 1;
            if (count > LongestGap)
            {
                return false;
            }
            Asked += count;
            return true;
        }

        /// <summary>Begins another session's numbers.</summary>
        public void Restart()
        {
            _lastAsked = -1;
        }
    }
}
