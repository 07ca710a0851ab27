using System;
using System.Net;
using System.Net.Sockets;
using System.Threading;

namespace AvatarBridge.Osc
{
    /// <summary>
    /// Listens at one UDP port on a thread of its own, from its making until it is disposed of.
    /// Nothing that arrives ends it: what the sink refuses is counted, and a socket that fails
    /// (a network that went away, a machine that slept) is opened again. Whoever made it disposes
    /// of it; its members may be read from any thread.
    /// </summary>
    public sealed class UdpReceiver : IDisposable
    {
        private const int MaxDatagramBytes = 65_535;
        private const int SocketBufferBytes = 1 << 20; // rides out a second of hiccup
        private const int PollMicros = 100_000;
        private const int ReopenMillis = 250;
        private const int JoinMillis = 1_000;

        private readonly IPAddress _address;
        private readonly IDatagramSink _sink;
        private readonly Thread _thread;
        private readonly ManualResetEventSlim _stop = new ManualResetEventSlim();
        private readonly byte[] _buffer = new byte[MaxDatagramBytes];
        private Socket _socket; // null while the network is away
        private long _received;
        private long _refused;
        private long _failures;
        private volatile string _lastError = "";

        /// <summary>Opens a port and begins to listen.</summary>
        /// <param name="address">
        /// Of this machine: 127.0.0.1 hears this machine only, 0.0.0.0 everybody.
        /// </param>
        /// <param name="port">0 picks a free one.</param>
        /// <param name="sink">Called on this receiver's thread.</param>
        /// <exception cref="OscException">The port cannot be listened at.</exception>
        public UdpReceiver(string address, int port, IDatagramSink sink)
        {
            if (!IPAddress.TryParse(address, out _address))
            {
                throw new OscException($"'{address}' is no IP address, such as 127.0.0.1");
            }
            if (port < IPEndPoint.MinPort || port > IPEndPoint.MaxPort)
            {
                throw new OscException($"{port} is no UDP port: 0 to {IPEndPoint.MaxPort}");
            }
            _sink = sink;
            _socket = OpenFirst(port);
            Port = ((IPEndPoint)_socket.LocalEndPoint).Port;
            _thread = new Thread(Run) { IsBackground = true, Name = $"UDP {Port}" };
            _thread.Start();
        }

        /// <summary>Where it listens.</summary>
        public int Port { get; }

        /// <summary>Datagrams that came in.</summary>
        public long Received => Interlocked.Read(ref _received);

        /// <summary>How many of them the sink threw at.</summary>
        public long Refused => Interlocked.Read(ref _refused);

        /// <summary>Times that the socket failed and was opened again.</summary>
        public long Failures => Interlocked.Read(ref _failures);

        /// <summary>What went wrong last, for people; empty when nothing has.</summary>
        public string LastError => _lastError;

        /// <summary>Stops listening; afterwards the sink is not called any more.</summary>
        public void Dispose()
        {
            _stop.Set();
            if (Thread.CurrentThread != _thread)
            {
                _thread.Join(JoinMillis);
            }
        }

        private void Run()
        {
            while (!_stop.IsSet)
            {
                try
                {
                    Listen();
                }
                catch (SocketException error)
                {
                    Fail(error);
                    _stop.Wait(ReopenMillis);
                }
            }
            _socket?.Dispose();
        }

        private void Listen()
        {
            _socket = _socket ?? Open(Port);
            while (!_stop.IsSet)
            {
                if (_socket.Poll(PollMicros, SelectMode.SelectRead))
                {
                    Take();
                }
            }
        }

        private void Take()
        {
            int length;
            try
            {
                length = _socket.Receive(_buffer);
            }
            catch (SocketException error) when (IsOfOneDatagram(error.SocketErrorCode))
            {
                Note(error.Message);
                return;
            }
            Interlocked.Increment(ref _received);
            try
            {
                _sink.OnDatagram(new ReadOnlySpan<byte>(_buffer, 0, length));
            }
            catch (Exception error)
            {
                // Whatever a sink stumbles over, the stream goes on.
                Note(error.Message);
            }
        }

        private static bool IsOfOneDatagram(SocketError error)
        {
            // Windows reports here that somebody did not want what this port once sent.
            return error == SocketError.ConnectionReset || error == SocketError.MessageSize;
        }

        private void Note(string problem)
        {
            Interlocked.Increment(ref _refused);
            _lastError = problem;
        }

        private void Fail(SocketException error)
        {
            Interlocked.Increment(ref _failures);
            _lastError = $"UDP port {Port}: {error.Message}";
            _socket?.Dispose();
            _socket = null;
        }

        private Socket OpenFirst(int port)
        {
            try
            {
                return Open(port);
            }
            catch (SocketException error)
            {
                var why = error.SocketErrorCode == SocketError.AddressAlreadyInUse
                    ? "another program, or another receiver of this one, listens there"
                    : error.Message;
                throw new OscException($"cannot listen at UDP {_address}:{port}: {why}");
            }
        }

        private Socket Open(int port)
        {
            var socket = new Socket(_address.AddressFamily, SocketType.Dgram, ProtocolType.Udp);
            try
            {
                // Mono would share the port with whoever listens there, and get nothing.
                socket.SetSocketOption(
                    SocketOptionLevel.Socket, SocketOptionName.ReuseAddress, false);
                socket.ReceiveBufferSize = SocketBufferBytes;
                socket.Bind(new IPEndPoint(_address, port));
                return socket;
            }
            catch (SocketException)
            {
                socket.Dispose();
                throw;
            }
        }
    }
}
