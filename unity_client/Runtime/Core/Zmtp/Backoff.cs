using System;

namespace AvatarBridge.Zmtp
{
    /// <summary>How long to wait before the next try: quick at first, then patient. Pure.</summary>
    public sealed class Backoff
    {
        private const int LastsMillis = 2000;

        private readonly ZmtpSettings _settings;
        private int _next;

        public Backoff(ZmtpSettings settings)
        {
            _settings = settings;
            _next = settings.FirstRetryMillis;
        }

        /// <summary>
        /// Notes how long a connection lasted. Only one that lasted starts over with quick
        /// tries: a peer that takes everybody in and throws them out is not pestered.
        /// </summary>
        public void Connected(long millis)
        {
            if (millis >= LastsMillis)
            {
                _next = _settings.FirstRetryMillis;
            }
        }

        /// <summary>Returns how many milliseconds to wait after this failure.</summary>
        public int Failed(bool isLasting)
        {
            if (isLasting)
            {
                return _settings.WrongPeerRetryMillis;
            }
            var wait = _next;
            _next = Math.Min(_next * 2, _settings.LastRetryMillis);
            return wait;
        }
    }
}
