namespace AvatarBridge.Zmtp
{
    /// <summary>
    /// When to ask a silent peer whether it is there, and when it is gone. Pure; times are
    /// milliseconds of one clock. A peer is gone only when it left a question unanswered, so a
    /// process that was stopped in a debugger or slept does not think so of everybody.
    /// </summary>
    public sealed class Heartbeats
    {
        private readonly ZmtpSettings _settings;
        private readonly bool _canAsk;
        private long _heardAt;
        private long _askedAt;
        private bool _isAsking;

        /// <summary>A peer of ZMTP 3.0 cannot be asked, so it is never found silent.</summary>
        public Heartbeats(ZmtpSettings settings, bool canAsk, long nowMillis)
        {
            _settings = settings;
            _canAsk = canAsk;
            _heardAt = nowMillis;
        }

        /// <summary>Notes that anything at all has come.</summary>
        public void Heard(long nowMillis)
        {
            _heardAt = nowMillis;
            _isAsking = false;
        }

        /// <summary>Tells whether to send a PING now; if so, takes it as sent.</summary>
        public bool TryAsk(long nowMillis)
        {
            if (!_canAsk || _isAsking || nowMillis - _heardAt < _settings.PingAfterMillis)
            {
                return false;
            }
            _isAsking = true;
            _askedAt = nowMillis;
            return true;
        }

        /// <summary>Tells whether the peer is gone.</summary>
        public bool IsSilent(long nowMillis)
        {
            return _isAsking && nowMillis - _askedAt >= _settings.SilentAfterMillis;
        }
    }
}
