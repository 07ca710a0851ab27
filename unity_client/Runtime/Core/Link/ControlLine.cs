using System;
using System.Threading;
using System.Threading.Tasks;
using AvatarBridge.Time;
using AvatarBridge.Wire;
using AvatarBridge.Zmtp;

namespace AvatarBridge.Link
{
    /// <summary>
    /// The way requests go to a sidecar and answers come back.
    ///
    /// Asking and telling are for any thread; <see cref="Use"/> and <see cref="Tend"/> for the
    /// connection's own. Answers come on the dealer's thread. Its connection disposes of it.
    /// </summary>
    internal sealed class ControlLine : IPacketListener, IDisposable
    {
        private readonly object _telling = new object();
        private readonly Questions _questions = new Questions();
        private readonly BridgeOptions _options;
        private readonly IClock _clock;
        private readonly Action<Reply, long> _answered;
        private readonly Questions.Send _send;
        private byte[] _buffer = new byte[256];
        private volatile Dealer _dealer;
        private long _lastId;
        private long _malformed;
        private int _meetings;
        private long _lostMicros = long.MinValue;
        private volatile bool _isMoving;
        private volatile bool _isDisposed;

        /// <summary>
        /// Answers to what was only told go to <paramref name="answered"/>, with the client time
        /// at which they came.
        /// </summary>
        public ControlLine(BridgeOptions options, IClock clock, Action<Reply, long> answered)
        {
            _options = options;
            _clock = clock;
            _answered = answered;
            _send = packet => _dealer?.TrySend(packet) == true;
        }

        public bool IsConnected => _dealer?.State == SocketState.Connected;

        /// <summary>How often a sidecar was met; another number means to join again.</summary>
        public int Meetings => Volatile.Read(ref _meetings);

        /// <summary>Client time at which a sidecar was last lost; far in the past before.</summary>
        public long LostMicros => Volatile.Read(ref _lostMicros);

        /// <summary>Answers that could not be read.</summary>
        public long Malformed => Interlocked.Read(ref _malformed);

        public string LastError
        {
            get
            {
                var dealer = _dealer;
                return dealer == null ? "" : dealer.LastError;
            }
        }

        /// <summary>Connects to an endpoint, or moves there.</summary>
        public void Use(Endpoint endpoint)
        {
            if (_isDisposed || endpoint.Equals(_dealer?.Endpoint))
            {
                return;
            }
            _isMoving = true; // it is not the sidecar that leaves
            _dealer?.Dispose();
            _isMoving = false;
            var dealer = new Dealer(endpoint, this, _options.Sockets);
            _dealer = dealer;
            dealer.Start();
        }

        /// <summary>Asks, and waits for a connection to ask through.</summary>
        public Task<Reply> AskAsync(string character, Request request, CancellationToken cancel)
        {
            if (_isDisposed)
            {
                throw new BridgeException(
                    BridgeException.Closed, "the connection to the sidecar was closed");
            }
            byte[] packet = null;
            var id = Interlocked.Increment(ref _lastId);
            var length = RequestEncoder.Encode(id, character, request, ref packet);
            Array.Resize(ref packet, length);
            var deadline = _clock.NowMicros + _options.RequestTimeoutMillis * 1000L;
            return _questions.Ask(new Question(id, packet, deadline), _send, cancel);
        }

        /// <summary>
        /// Sends a request whose answer nobody waits for; false when it cannot be sent now.
        /// Its id and the client time are noted just before it leaves.
        /// </summary>
        public bool TryTell(
            string character, Request request, Action<long, long> noted = null)
        {
            var dealer = _dealer;
            if (dealer == null || dealer.State != SocketState.Connected)
            {
                return false;
            }
            lock (_telling)
            {
                var id = Interlocked.Increment(ref _lastId);
                var length = RequestEncoder.Encode(id, character, request, ref _buffer);
                noted?.Invoke(id, _clock.NowMicros);
                return dealer.TrySend(new ReadOnlySpan<byte>(_buffer, 0, length));
            }
        }

        /// <summary>
        /// Gives up what waits too long, and sends what could not be sent before.
        /// </summary>
        public void Tend(long nowMicros)
        {
            _questions.Expire(nowMicros, LastError);
            if (IsConnected)
            {
                _questions.SendWaiting(_send);
            }
        }

        public void Dispose()
        {
            _isDisposed = true;
            _dealer?.Dispose();
            _questions.Close();
        }

        void IPacketListener.OnConnected()
        {
            Interlocked.Increment(ref _meetings);
            _questions.SendWaiting(_send);
        }

        void IPacketListener.OnPacket(ReadOnlySpan<byte> packet)
        {
            var now = _clock.NowMicros;
            try
            {
                var reply = ReplyDecoder.Decode(packet);
                if (!_questions.TryAnswer(reply))
                {
                    _answered(reply, now);
                }
            }
            catch (WireException)
            {
                Interlocked.Increment(ref _malformed);
            }
        }

        void IPacketListener.OnDisconnected(string reason)
        {
            if (!_isMoving)
            {
                Volatile.Write(ref _lostMicros, _clock.NowMicros);
            }
            _questions.Lose(reason);
        }
    }
}
