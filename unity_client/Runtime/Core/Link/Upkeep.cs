using System;
using AvatarBridge.Wire;

namespace AvatarBridge.Link
{
    /// <summary>
    /// What a client owes a sidecar besides what a game asks: to join, to ping, to report what is
    /// heard, and to ask again for what was lost. For the connection's own thread; owns nothing.
    /// </summary>
    internal sealed class Upkeep
    {
        private const long ReportEveryMicros = 100_000;
        private const long SignOfLifeMicros = 4_000_000; // a client counts as gone after ten

        private readonly Allowance _allowance = new Allowance();
        private readonly ControlLine _line;
        private readonly SessionPings _pings;
        private readonly string _client;
        private int _turn;

        public Upkeep(ControlLine line, SessionPings pings, string client)
        {
            _line = line;
            _pings = pings;
            _client = client;
        }

        /// <summary>Does what is due; call it a hundred times a second.</summary>
        public void Tend(Member[] members, long nowMicros)
        {
            _line.Tend(nowMicros);
            if (!_line.IsConnected || members.Length == 0)
            {
                return;
            }
            _pings.Tend(members, _line, nowMicros);
            // Somebody else goes first each time, so that what little may be told is shared.
            _turn = (_turn + 1) % members.Length;
            for (var i = 0; i < members.Length; i++)
            {
                var member = members[(_turn + i) % members.Length];
                if (member.SessionId.Length > 0 && !TendOne(member, nowMicros))
                {
                    return;
                }
            }
        }

        /// <summary>False when no more may be told for now.</summary>
        private bool TendOne(Member member, long nowMicros)
        {
            var meeting = _line.Meetings;
            if (member.JoinedAt != meeting)
            {
                if (!_allowance.TryTake(nowMicros))
                {
                    return false;
                }
                if (Tell(member, Request.Join(_client), nowMicros))
                {
                    member.JoinedAt = meeting;
                }
            }
            return AskAgain(member, nowMicros) && Report(member, nowMicros);
        }

        private bool AskAgain(Member member, long nowMicros)
        {
            if (!member.Stream.TryTakeLost(out var first, out var last))
            {
                return true;
            }
            Tell(member, Request.Resend(first, last), nowMicros);
            return _allowance.TryTake(nowMicros);
        }

        private bool Report(Member member, long nowMicros)
        {
            var isReportDue = nowMicros - member.ReportedMicros >= ReportEveryMicros;
            if (isReportDue && member.Stream.TryReport(nowMicros, out var report))
            {
                if (!_allowance.TryTake(nowMicros))
                {
                    return false;
                }
                member.ReportedMicros = nowMicros;
                Tell(
                    member,
                    Request.ReportPlayback(
                        _client, report.UtteranceId, report.PositionMicros, report.SkewMicros,
                        Math.Max(0, report.Underruns)),
                    nowMicros);
            }
            else if (nowMicros - member.ToldMicros >= SignOfLifeMicros)
            {
                if (!_allowance.TryTake(nowMicros))
                {
                    return false;
                }
                _pings.Tell(member, _line, nowMicros);
            }
            return true;
        }

        private bool Tell(Member member, Request request, long nowMicros)
        {
            var isTold = _line.TryTell(member.Character, request);
            if (isTold)
            {
                member.ToldMicros = nowMicros;
            }
            return isTold;
        }
    }
}
