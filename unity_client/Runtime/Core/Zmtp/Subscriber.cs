using System;
using System.Collections.Generic;

namespace AvatarBridge.Zmtp
{
    /// <summary>
    /// A SUB socket: receives what is published on the topics it wants, and asks for them again
    /// whenever it connects.
    ///
    /// Its one thread calls the listener; everything here may be called from any thread. Whoever
    /// made it disposes of it.
    /// </summary>
    public sealed class Subscriber : IPacketListener, IDisposable
    {
        private readonly object _gate = new object();
        private readonly List<byte[]> _topics = new List<byte[]>();
        private readonly IPacketListener _listener;
        private readonly ZmtpSocket _socket;

        public Subscriber(
            Endpoint endpoint, IPacketListener listener, ZmtpSettings settings = null)
        {
            Endpoint = endpoint;
            _listener = listener;
            _socket = new ZmtpSocket(endpoint, SocketKind.Subscriber, settings, this);
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

        /// <summary>Wants the messages that begin with <paramref name="topic"/>.</summary>
        public void Subscribe(ReadOnlySpan<byte> topic)
        {
            lock (_gate)
            {
                if (IndexOf(topic) < 0)
                {
                    _topics.Add(topic.ToArray());
                    _socket.TrySubscribe(topic, isWanted: true);
                }
            }
        }

        /// <summary>Wants them no longer; those under way may still come.</summary>
        public void Unsubscribe(ReadOnlySpan<byte> topic)
        {
            lock (_gate)
            {
                var index = IndexOf(topic);
                if (index >= 0)
                {
                    _topics.RemoveAt(index);
                    _socket.TrySubscribe(topic, isWanted: false);
                }
            }
        }

        public void Dispose()
        {
            _socket.Dispose();
        }

        void IPacketListener.OnConnected()
        {
            lock (_gate)
            {
                foreach (var topic in _topics)
                {
                    _socket.TrySubscribe(topic, isWanted: true);
                }
            }
            _listener.OnConnected();
        }

        void IPacketListener.OnPacket(ReadOnlySpan<byte> packet)
        {
            _listener.OnPacket(packet);
        }

        void IPacketListener.OnDisconnected(string reason)
        {
            _listener.OnDisconnected(reason);
        }

        private int IndexOf(ReadOnlySpan<byte> topic)
        {
            for (var i = 0; i < _topics.Count; i++)
            {
                if (topic.SequenceEqual(_topics[i]))
                {
                    return i;
                }
            }
            return -1;
        }
    }
}
