using System;
using AvatarBridge.Time;
using AvatarBridge.Wire;

namespace AvatarBridge.Link
{
    /// <summary>
    /// Asks a session for its clock, in turn through each of its characters, and shares every
    /// answer among all of them: they have the same clock. Thread-safe by one private lock.
    /// </summary>
    internal sealed class SessionPings
    {
        private static readonly Request Ping = Request.Ping();

        private readonly object _gate = new object();
        private readonly Pings _pings = new Pings();
        private readonly Action<long, long> _sent;
        private string _sessionId = "";
        private int _turn;

        public SessionPings()
        {
            _sent = Sent; // made once, so that a ping costs no memory
        }

        /// <summary>
        /// Notes a character's session, which is new to it: it needs several answers soon.
        /// </summary>
        public void Meet(string sessionId)
        {
            lock (_gate)
            {
                _sessionId = sessionId;
                _pings.Restart();
            }
        }

        /// <summary>Sends a ping if one is due.</summary>
        public void Tend(Member[] members, ControlLine line, long nowMicros)
        {
            bool isDue;
            lock (_gate)
            {
                isDue = _pings.IsDue(nowMicros);
            }
            for (var i = 0; isDue && i < members.Length; i++)
            {
                _turn = (_turn + 1) % members.Length;
                var member = members[_turn];
                if (IsOfSession(member) && member.DescribedMicros > line.LostMicros)
                {
                    Tell(member, line, nowMicros);
                    return;
                }
            }
        }

        /// <summary>
        /// Pings through one character, if only to show that it is still watched.
        /// </summary>
        public void Tell(Member member, ControlLine line, long nowMicros)
        {
            if (line.TryTell(member.Character, Ping, _sent))
            {
                member.ToldMicros = nowMicros;
            }
        }

        /// <summary>Gives an answer to the characters of the session, if it is to a ping.</summary>
        public void Answered(Reply reply, long receivedMicros, Member[] members)
        {
            long sent;
            lock (_gate)
            {
                if (!_pings.TryAnswer(reply.RequestId, out sent) || !reply.IsDone)
                {
                    return;
                }
            }
            foreach (var member in members)
            {
                if (IsOfSession(member))
                {
                    member.Stream.Pong(sent, reply.SessionMicros, receivedMicros);
                }
            }
        }

        private bool IsOfSession(Member member)
        {
            return member.SessionId.Length > 0 && member.SessionId == _sessionId;
        }

        private void Sent(long id, long nowMicros)
        {
            lock (_gate)
            {
                _pings.Sent(id, nowMicros);
            }
        }
    }
}
