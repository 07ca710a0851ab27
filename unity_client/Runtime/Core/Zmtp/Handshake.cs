using System;
using System.Threading;

namespace AvatarBridge.Zmtp
{
    /// <summary>
    /// The beginning of a connection: greetings, then READY from both sides. For the thread that
    /// receives; owns nothing.
    /// </summary>
    internal sealed class Handshake
    {
        private const int SliceMillis = 50; // how soon a stop is noticed
        private const int TurnMillis = 200; // ZeroMQ speaks at once; others may wait for us

        private readonly Pipe _pipe;
        private readonly SocketKind _kind;
        private readonly int _patienceMillis;
        private readonly WaitHandle _stop;

        public Handshake(Pipe pipe, SocketKind kind, int patienceMillis, WaitHandle stop)
        {
            _pipe = pipe;
            _kind = kind;
            _patienceMillis = patienceMillis;
            _stop = stop;
        }

        /// <summary>
        /// Shakes hands, and gives the ZMTP 3 minor version that both speak; false when told to
        /// stop. Raises <see cref="ZmtpException"/> when the peer is not the one wanted.
        /// </summary>
        public bool TryShake(out int minor)
        {
            minor = 0;
            if (!TryGreet(out var greeting))
            {
                return false;
            }
            minor = greeting.Minor;
            return TryAgree();
        }

        private bool IsStopping => _stop.WaitOne(0);

        /// <summary>
        /// Exchanges greetings, the second half of ours only after the peer's: a peer that wants
        /// keys closes the connection on reading that we have none, and could not be named.
        /// </summary>
        private bool TryGreet(out Greeting greeting)
        {
            var ours = new byte[Greeting.Bytes];
            Greeting.Write(ours);
            var secondHalf = new ArraySegment<byte>(
                ours, Greeting.FirstBytes, Greeting.Bytes - Greeting.FirstBytes);
            _pipe.SendRaw(new ReadOnlySpan<byte>(ours, 0, Greeting.FirstBytes));
            var isWhole = false;
            while (!Greeting.TryRead(_pipe.Reader.Unread, out greeting))
            {
                if (TryAwait(isWhole ? _patienceMillis : TurnMillis))
                {
                    continue;
                }
                if (isWhole || IsStopping)
                {
                    return IsStopping ? false : throw Mute();
                }
                _pipe.SendRaw(secondHalf); // perhaps it waits for the same as we
                isWhole = true;
            }
            _pipe.Reader.Skip(Greeting.Bytes);
            greeting.RequireNull();
            if (!isWhole)
            {
                _pipe.SendRaw(secondHalf);
            }
            return true;
        }

        /// <summary>
        /// Exchanges READY, ours after the peer's for the same reason: a peer that is not for our
        /// kind of socket closes the connection on reading it.
        /// </summary>
        private bool TryAgree()
        {
            ZmtpFrame frame;
            var isSaid = false;
            while (!_pipe.Reader.TryRead(out frame))
            {
                if (TryAwait(isSaid ? _patienceMillis : TurnMillis))
                {
                    continue;
                }
                if (isSaid || IsStopping)
                {
                    return IsStopping ? false : throw Mute();
                }
                SayReady();
                isSaid = true;
            }
            _kind.RequirePeer(SocketTypeIn(frame));
            if (!isSaid)
            {
                SayReady();
            }
            return true;
        }

        private void SayReady()
        {
            _pipe.TryCommand(Commands.Ready, Commands.Metadata(_kind.Name));
        }

        private static string SocketTypeIn(in ZmtpFrame frame)
        {
            if (frame.IsCommand && Commands.Is(frame.Body, Commands.Ready, out var data))
            {
                return Commands.SocketTypeOf(data);
            }
            if (frame.IsCommand && Commands.Is(frame.Body, Commands.Error, out data))
            {
                throw new ZmtpException(
                    ZmtpFault.WrongPeer, "refused the connection: " + Commands.ReasonOf(data));
            }
            throw new ZmtpException(
                ZmtpFault.Malformed, "sent " + Peer.Quote(frame.Body) + " instead of READY");
        }

        /// <summary>Waits for bytes; false when none came in time or it is to stop.</summary>
        private bool TryAwait(int millis)
        {
            var end = Pipe.NowMillis + millis;
            while (!IsStopping)
            {
                var left = end - Pipe.NowMillis;
                if (_pipe.TryFill((int)Math.Min(Math.Max(left, 0), SliceMillis)))
                {
                    return true;
                }
                if (left <= 0)
                {
                    return false;
                }
            }
            return false;
        }

        private ZmtpException Mute()
        {
            return new ZmtpException(
                ZmtpFault.WrongPeer,
                "takes connections but does not speak ZeroMQ: it "
                + (_pipe.HasHeard ? "stopped" : "said nothing")
                + " for " + _patienceMillis / 1000.0 + " s");
        }
    }
}
