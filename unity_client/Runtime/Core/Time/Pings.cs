namespace AvatarBridge.Time
{
    /// <summary>
    /// When to ask for the session's clock, and which answer belongs to which question: some
    /// pings at once, then one a second. Pure; for one thread at a time.
    /// </summary>
    public sealed class Pings
    {
        private const int First = 8; // quick ones, so that the offset is good within half a second
        private const long FirstEveryMicros = 50_000;
        private const long EveryMicros = 1_000_000;
        private const int MostWaiting = 64; // a minute of unanswered ones

        private readonly long[] _ids = new long[MostWaiting];
        private readonly long[] _sent = new long[MostWaiting];
        private int _count;
        private long _nextAt = long.MinValue;

        /// <summary>Client time at which the next one is due; in the far past before any.</summary>
        public long NextAtMicros => _nextAt;

        /// <summary>Tells whether it is time for one.</summary>
        public bool IsDue(long nowMicros)
        {
            return nowMicros >= _nextAt;
        }

        /// <summary>Notes a question; its id is not 0.</summary>
        public void Sent(long requestId, long nowMicros)
        {
            _ids[_count % MostWaiting] = requestId;
            _sent[_count % MostWaiting] = nowMicros;
            _count++;
            _nextAt = nowMicros + (_count < First ? FirstEveryMicros : EveryMicros);
        }

        /// <summary>Tells when the question was asked; false if the answer is to another.</summary>
        public bool TryAnswer(long requestId, out long sentMicros)
        {
            for (var i = 0; i < MostWaiting; i++)
            {
                if (_ids[i] != requestId || requestId == 0)
                {
                    continue;
                }
                _ids[i] = 0;
                sentMicros = _sent[i];
                return true;
            }
            sentMicros = 0;
            return false;
        }

        /// <summary>Starts over: answers to what was asked before are of another clock.</summary>
        public void Restart()
        {
            System.Array.Clear(_ids, 0, MostWaiting);
            _count = 0;
            _nextAt = long.MinValue;
        }
    }
}
