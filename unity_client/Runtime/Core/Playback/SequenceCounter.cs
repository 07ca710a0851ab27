using System;

namespace AvatarBridge.Playback
{
    /// <summary>
    /// Counts the records of one stream, and knows which are missing: every record has its
    /// number, whatever its kind. Pure; for one thread at a time.
    /// </summary>
    public sealed class SequenceCounter
    {
        private const int Remembered = 4096; // newest numbers; older ones are beyond any resend
        private const long None = -1;

        // Whether a number is missing, at its place modulo the length.
        private readonly bool[] _isMissing = new bool[Remembered];
        private long _newest = None;
        private int _missing;

        public long Received { get; private set; }

        /// <summary>Records that never came.</summary>
        public long Lost { get; private set; }

        /// <summary>Records that came again.</summary>
        public long Duplicates { get; private set; }

        /// <summary>Takes one record's number; false for one that was here before.</summary>
        public bool Note(long seq)
        {
            if (_newest == None || seq > _newest)
            {
                Miss(seq);
                _newest = seq;
            }
            else if (IsMissing(seq))
            {
                Forget(seq);
                Lost--;
            }
            else
            {
                Duplicates++;
                return false;
            }
            Received++;
            return true;
        }

        /// <summary>Names the newest gap, to ask for by <c>resend</c>.</summary>
        public bool TryGetMissing(out long first, out long last)
        {
            first = last = _newest;
            if (_missing == 0)
            {
                return false;
            }
            while (!IsMissing(last))
            {
                last--;
            }
            first = last;
            while (IsMissing(first - 1))
            {
                first--;
            }
            return true;
        }

        /// <summary>Begins another session's numbers; the counts go on.</summary>
        public void Restart()
        {
            _newest = None;
            Array.Clear(_isMissing, 0, Remembered);
            _missing = 0;
        }

        private bool IsMissing(long seq)
        {
            return seq >= 0 && seq > _newest - Remembered && seq < _newest
                && _isMissing[seq % Remembered];
        }

        private void Forget(long seq)
        {
            if (_isMissing[seq % Remembered])
            {
                _isMissing[seq % Remembered] = false;
                _missing--;
            }
        }

        private void Miss(long seq)
        {
            var first = _newest == None ? seq : _newest + 1;
            Lost += seq - first;
            for (var i = Math.Max(first, seq - Remembered + 1); i <= seq; i++)
            {
                Forget(i); // what stood at its place is as good as gone
                if (i < seq)
                {
                    _isMissing[i % Remembered] = true;
                    _missing++;
                }
            }
        }
    }
}
