using System;
using System.Net.Sockets;
using System.Threading;

namespace AvatarBridge.Zmtp
{
    /// <summary>
    /// One TCP connection that speaks ZMTP 3: shakes hands, then carries messages both ways.
    ///
    /// One thread receives; any thread may send, which never blocks. The receiving thread
    /// disposes of it.
    /// </summary>
    internal sealed class ZmtpConnection : IDisposable
    {
        private readonly Pipe _pipe;
        private readonly ZmtpSettings _settings;
        private int _minor;
        private Heartbeats _heartbeats;
        private volatile bool _isReady;

        /// <summary>Takes a connected socket that does not block, and owns it.</summary>
        public ZmtpConnection(Socket socket, ZmtpSettings settings)
        {
            _settings = settings;
            _pipe = new Pipe(socket, settings);
        }

        /// <summary>
        /// Shakes hands; false when told to stop. Raises <see cref="ZmtpException"/> when the
        /// peer is not the one wanted.
        /// </summary>
        public bool TryShake(SocketKind kind, WaitHandle stop)
        {
            var handshake = new Handshake(_pipe, kind, _settings.HandshakeMillis, stop);
            if (!handshake.TryShake(out _minor))
            {
                return false;
            }
            _heartbeats = new Heartbeats(_settings, _minor >= 1, Pipe.NowMillis);
            _isReady = true;
            return true;
        }

        /// <summary>Sends a message of one part, from any thread; false without room.</summary>
        public bool TrySend(ReadOnlySpan<byte> message)
        {
            return _isReady && _pipe.TryMessage(message);
        }

        /// <summary>Says that a topic is wanted, or no longer, from any thread.</summary>
        public bool TrySubscribe(ReadOnlySpan<byte> topic, bool isWanted)
        {
            if (!_isReady)
            {
                return false;
            }
            // ZMTP 3.0 has no commands for it, but messages that begin with 1 or 0.
            return _minor >= 1
                ? _pipe.TryCommand(isWanted ? Commands.Subscribe : Commands.Cancel, topic)
                : _pipe.TryMessage((byte)(isWanted ? 1 : 0), topic);
        }

        /// <summary>
        /// Hands over what came together with the end of the handshake. Call it once, then
        /// <see cref="Receive"/> again and again.
        /// </summary>
        public void Begin(IPacketListener listener)
        {
            HandOver(listener);
        }

        /// <summary>
        /// Waits for bytes and hands over the messages in them. Raises
        /// <see cref="ZmtpException"/> when the connection has ended.
        /// </summary>
        public void Receive(int waitMillis, IPacketListener listener)
        {
            var hasCome = _pipe.TryFill(waitMillis);
            var now = Pipe.NowMillis;
            if (hasCome)
            {
                _heartbeats.Heard(now);
                HandOver(listener);
            }
            if (_heartbeats.IsSilent(now))
            {
                throw Lost("has not answered for "
                    + (_settings.PingAfterMillis + _settings.SilentAfterMillis) / 1000.0 + " s");
            }
            if (_heartbeats.TryAsk(now))
            {
                Ask();
            }
        }

        public void Dispose()
        {
            _isReady = false;
            _pipe.Dispose();
        }

        private void HandOver(IPacketListener listener)
        {
            while (_pipe.Reader.TryRead(out var frame))
            {
                if (frame.IsCommand)
                {
                    Heed(frame.Body);
                }
                else if (!frame.HasMore)
                {
                    listener.OnPacket(frame.Body);
                }
            }
        }

        private void Heed(ReadOnlySpan<byte> command)
        {
            if (Commands.Is(command, Commands.Ping, out var data))
            {
                _pipe.TryCommand(Commands.Pong, Commands.ContextOf(data));
            }
            else if (Commands.Is(command, Commands.Error, out data))
            {
                throw Lost("ended the connection: " + Commands.ReasonOf(data));
            }
        }

        private void Ask()
        {
            // A minute, in tenths of a second: longer than a breakpoint is usually looked at,
            // so that the peer does not give this process up meanwhile.
            Span<byte> timeToLive = stackalloc byte[2] { 600 >> 8, 600 & 0xFF };
            _pipe.TryCommand(Commands.Ping, timeToLive);
        }

        private static ZmtpException Lost(string message)
        {
            return new ZmtpException(ZmtpFault.Lost, message);
        }
    }
}
