using System;
using System.Diagnostics;
using System.Threading;
using AvatarBridge.Wire;
using AvatarBridge.Zmtp;

namespace AvatarBridge.Editing
{
    // Sends a few pings and waits for their answers. Answers come on a socket's thread, the rest
    // happens on the caller's. Whoever made it disposes of it.

    /// <summary>Learns whether requests are answered, and how fast.</summary>
    internal sealed class PingProbe : IPacketListener, IDisposable
    {
        private const int Pings = 3; // the first of a connection is slower than the rest
        private const int RetryMillis = 20;

        private readonly AutoResetEvent _came = new AutoResetEvent(false);
        private readonly Dealer _dealer;
        private long _expected;
        private Reply _reply;
        private string _error = "";

        public PingProbe(Endpoint endpoint)
        {
            _dealer = new Dealer(endpoint, this);
        }

        /// <summary>
        /// Fills in what is learnt about <paramref name="character"/>'s requests.
        /// </summary>
        public void Fill(ConnectionFacts facts, string character, int patienceMillis)
        {
            _dealer.Start();
            var best = double.PositiveInfinity;
            var watch = Stopwatch.StartNew();
            for (var id = 1; id <= Pings && watch.ElapsedMilliseconds < patienceMillis; id++)
            {
                var took = Ask(id, character, patienceMillis - (int)watch.ElapsedMilliseconds);
                best = Math.Min(best, took);
            }
            facts.IsAnswered = !double.IsInfinity(best);
            facts.RoundTripMillis = facts.IsAnswered ? best : 0.0;
            facts.AnswerError = facts.IsAnswered ? "" : Reason();
        }

        public void OnConnected()
        {
        }

        public void OnDisconnected(string reason)
        {
        }

        public void OnPacket(ReadOnlySpan<byte> packet)
        {
            try
            {
                var reply = ReplyDecoder.Decode(packet);
                if (reply.RequestId == Interlocked.Read(ref _expected))
                {
                    Volatile.Write(ref _reply, reply);
                    _came.Set();
                }
            }
            catch (WireException error)
            {
                Volatile.Write(ref _error, error.Message);
            }
        }

        public void Dispose()
        {
            _dealer.Dispose();
            _came.Dispose();
        }

        // Milliseconds that an answer took; infinite without one.
        private double Ask(long id, string character, int patienceMillis)
        {
            byte[] buffer = null;
            var length = RequestEncoder.Encode(id, character, Request.Ping(), ref buffer);
            Interlocked.Exchange(ref _expected, id);
            var whole = Stopwatch.StartNew();
            var watch = Stopwatch.StartNew();
            while (!_dealer.TrySend(new ReadOnlySpan<byte>(buffer, 0, length)))
            {
                if (whole.ElapsedMilliseconds > patienceMillis)
                {
                    return double.PositiveInfinity;
                }
                Thread.Sleep(RetryMillis);
                watch.Restart();
            }
            if (!_came.WaitOne(Math.Max(0, patienceMillis - (int)whole.ElapsedMilliseconds)))
            {
                return double.PositiveInfinity;
            }
            var reply = Volatile.Read(ref _reply);
            if (!reply.IsDone)
            {
                Volatile.Write(ref _error, reply.Message);
                return double.PositiveInfinity;
            }
            return watch.Elapsed.TotalMilliseconds;
        }

        private string Reason()
        {
            if (_dealer.LastError.Length > 0)
            {
                return _dealer.LastError;
            }
            var error = Volatile.Read(ref _error);
            return error.Length > 0 ? error : "no answer came";
        }
    }
}
