using System;
using System.Net.Sockets;
using System.Threading;

namespace AvatarBridge.Zmtp
{
    /// <summary>
    /// Keeps one connection to one endpoint: connects, and again for ever when it is lost.
    ///
    /// Has one thread, which receives and tells its listener; any thread may send. Whoever made
    /// it disposes of it, which takes well under a second.
    /// </summary>
    internal sealed class ZmtpSocket : IDisposable
    {
        private const int WaitMillis = 20; // how soon a stop is noticed while nothing comes
        private const int StopMillis = 900;

        private readonly Endpoint _endpoint;
        private readonly SocketKind _kind;
        private readonly ZmtpSettings _settings;
        private readonly GuardedListener _listener;
        private readonly ManualResetEvent _stop = new ManualResetEvent(false);
        private readonly Thread _thread;
        private volatile ZmtpConnection _connection;
        private volatile string _lastError = "";
        private int _state = (int)SocketState.Stopped;
        private int _isStopping;

        public ZmtpSocket(
            Endpoint endpoint, SocketKind kind, ZmtpSettings settings, IPacketListener listener)
        {
            _endpoint = endpoint;
            _kind = kind;
            _settings = settings ?? new ZmtpSettings();
            _listener = new GuardedListener(listener);
            _thread = new Thread(Run) { IsBackground = true, Name = "bridge-" + kind.Name };
        }

        public SocketState State => (SocketState)Volatile.Read(ref _state);

        /// <summary>Why it is not connected; empty while it is, or before the first try.</summary>
        public string LastError => _lastError;

        /// <summary>Things that the listener raised.</summary>
        public long Failures => _listener.Failures;

        public void Start()
        {
            Become(SocketState.Connecting);
            _thread.Start();
        }

        public bool TrySend(ReadOnlySpan<byte> message)
        {
            var connection = _connection;
            return connection != null && connection.TrySend(message);
        }

        public bool TrySubscribe(ReadOnlySpan<byte> topic, bool isWanted)
        {
            var connection = _connection;
            return connection != null && connection.TrySubscribe(topic, isWanted);
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isStopping, 1) != 0)
            {
                return;
            }
            _stop.Set();
            if (_thread.IsAlive && Thread.CurrentThread != _thread)
            {
                _thread.Join(StopMillis);
            }
            Become(SocketState.Stopped);
        }

        private void Run()
        {
            var backoff = new Backoff(_settings);
            while (!_stop.WaitOne(0))
            {
                Become(SocketState.Connecting);
                var failure = ConnectOnce(backoff);
                if (failure == null)
                {
                    break;
                }
                _lastError = _endpoint + ": " + failure.Message;
                Become(SocketState.Waiting);
                if (_stop.WaitOne(backoff.Failed(failure.IsLasting)))
                {
                    break;
                }
            }
            Become(SocketState.Stopped);
        }

        /// <summary>
        /// Connects and receives; returns why that ended, null when told to stop.
        /// </summary>
        private ZmtpException ConnectOnce(Backoff backoff)
        {
            try
            {
                var tcp = TcpConnector.Connect(_endpoint, _settings.ConnectMillis, _stop);
                if (tcp == null)
                {
                    return null;
                }
                using (var connection = new ZmtpConnection(tcp, _settings))
                {
                    return connection.TryShake(_kind, _stop) ? Serve(connection, backoff) : null;
                }
            }
            catch (ZmtpException error)
            {
                return error;
            }
            catch (Exception error)
                when (error is SocketException || error is ObjectDisposedException)
            {
                return new ZmtpException(ZmtpFault.Lost, "was lost: " + error.Message);
            }
        }

        private ZmtpException Serve(ZmtpConnection connection, Backoff backoff)
        {
            var since = Pipe.NowMillis;
            var reason = "the connection was closed here";
            _connection = connection;
            _lastError = "";
            Become(SocketState.Connected);
            try
            {
                _listener.OnConnected();
                connection.Begin(_listener);
                while (!_stop.WaitOne(0))
                {
                    connection.Receive(WaitMillis, _listener);
                }
                return null;
            }
            catch (ZmtpException error)
            {
                reason = error.Message;
                return error;
            }
            finally
            {
                _connection = null;
                backoff.Connected(Pipe.NowMillis - since);
                _listener.OnDisconnected(_endpoint + ": " + reason);
            }
        }

        private void Become(SocketState state)
        {
            Volatile.Write(ref _state, (int)state);
        }
    }
}
