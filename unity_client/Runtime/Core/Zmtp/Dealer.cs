using System;

namespace AvatarBridge.Zmtp
{
    /// <summary>
    /// A DEALER socket: sends requests and receives answers, in whatever order they come.
    ///
    /// Its one thread calls the listener; <see cref="TrySend"/> may be called from any thread and
    /// never blocks. Whoever made it disposes of it.
    /// </summary>
    public sealed class Dealer : IDisposable
    {
        private readonly ZmtpSocket _socket;

        public Dealer(Endpoint endpoint, IPacketListener listener, ZmtpSettings settings = null)
        {
            Endpoint = endpoint;
            _socket = new ZmtpSocket(endpoint, SocketKind.Dealer, settings, listener);
        }

        public Endpoint Endpoint { get; }

        public SocketState State => _socket.State;

        /// <summary>Why it is not connected; empty while it is, or before the first try.</summary>
        public string LastError => _socket.LastError;

        /// <summary>Times the listener raised something, which is its own fault.</summary>
        public long Failures => _socket.Failures;

        /// <summary>Begins to connect, for ever until disposed of. Call it once.</summary>
        public void Start()
        {
            _socket.Start();
        }

        /// <summary>
        /// Sends a message; false while not connected, or when too many wait to be sent.
        /// </summary>
        public bool TrySend(ReadOnlySpan<byte> message)
        {
            return _socket.TrySend(message);
        }

        public void Dispose()
        {
            _socket.Dispose();
        }
    }
}
