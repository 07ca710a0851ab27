using System.Collections.Generic;
using AvatarBridge.Zmtp;

namespace AvatarBridge.Link
{
    /// <summary>
    /// Finds out who is on stage when somebody who is followed is not: listens to everybody for a
    /// moment, because everybody describes himself to a new listener at once. For the
    /// connection's own thread, but for <see cref="LookAround"/>; owns nothing.
    /// </summary>
    internal sealed class Lookout
    {
        private const long MissedAfterMicros = 1_500_000; // descriptions come every second
        private const long LookForMicros = 300_000;

        private readonly Subscriber _subscriber;
        private readonly Roster _roster;
        private volatile bool _isAsked;
        private volatile string _finding = "";
        private long _until = long.MinValue;
        private bool _isLooking;
        private bool _hasLooked;

        public Lookout(Subscriber subscriber, Roster roster)
        {
            _subscriber = subscriber;
            _roster = roster;
        }

        /// <summary>
        /// Who is missing and who is there instead; empty when nobody is missing.
        /// </summary>
        public string Finding => _finding;

        /// <summary>Looks once, soon. Any thread.</summary>
        public void LookAround()
        {
            _isAsked = true;
        }

        /// <summary>
        /// Does what is due, while connected since <paramref name="sinceMicros"/>.
        /// </summary>
        public void Tend(bool isConnected, long sinceMicros, long nowMicros)
        {
            if (!isConnected)
            {
                Stop();
                _hasLooked = false;
                _finding = "";
                return;
            }
            var missing = nowMicros - sinceMicros < MissedAfterMicros
                ? null
                : Missing(sinceMicros);
            if (!_isLooking && (_isAsked || (missing != null && !_hasLooked)))
            {
                _isAsked = false;
                _isLooking = _hasLooked = true;
                _until = nowMicros + LookForMicros;
                _roster.Forget();
                _subscriber.Subscribe(default);
            }
            else if (_isLooking && nowMicros >= _until)
            {
                Stop();
            }
            _finding = missing == null ? "" : _isLooking ? _finding : Describe(missing);
        }

        private string Missing(long sinceMicros)
        {
            foreach (var member in _roster.Members)
            {
                if (member.DescribedMicros < sinceMicros)
                {
                    return member.Character;
                }
            }
            return null;
        }

        private string Describe(string missing)
        {
            IReadOnlyList<string> seen = _roster.Seen;
            return "nobody called \"" + missing + "\" is on stage; "
                + (seen.Count > 0 ? "there is " + string.Join(", ", seen) : "nobody else is");
        }

        private void Stop()
        {
            if (_isLooking)
            {
                _isLooking = false;
                _subscriber.Unsubscribe(default);
            }
        }
    }
}
