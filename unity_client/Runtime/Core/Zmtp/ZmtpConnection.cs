using System;
using System.Diagnostics;
using System.Net.Sockets;
using System.Threading;

namespace AvatarBridge.Zmtp
{
    /// <summary>
    /// One TCP connection that speaks ZMTP 3: shakes hands, then carries messages both ways.
    ///
    /// One thread receives; any thread may send, which never blocks: what the network does not
    /// take at once goes out while receiving. Owns its socket; the receiving thread disposes.
    /// </summary>
    internal sealed class ZmtpConnection : IDisposable
    {
        private const int FlushAgainMillis = 2;

        private readonly object _sending = new object();
        private readonly Socket _socket;
        private readonly ZmtpSettings _settings;
        private readonly FrameReader _reader;
        private readonly FrameWriter _writer;
        private Heartbeats _heartbeats;
        private volatile bool _isReady;

        public ZmtpConnection(Socket socket, ZmtpSettings settings)
        {
            _socket = socket;
            _settings = settings;
            _reader = new FrameReader(settings.MaxFrameBytes);
            _writer = new FrameWriter(settings.MaxQueuedBytes);
        }

        /// <summary>The ZMTP 3 minor version that both sides speak.</summary>
        public int Minor { get; private set; }

        /// <summary>Milliseconds of a clock that never jumps.</summary>
        public static long NowMillis => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1000);

        /// <summary>
        /// Shakes hands; false when told to stop. Raises <see cref="ZmtpException"/> when the
        /// peer is not the one wanted.
        /// </summary>
        public bool TryShake(SocketKind kind, WaitHandle stop)
        {
            lock (_sending)
            {
                _writer.Greet();
                Flush();
            }
            Greeting greeting;
            while (!Greeting.TryRead(_reader.Unread, out greeting))
            {
                if (!AwaitMore(stop))
                {
                    return false;
                }
            }
            _reader.Skip(Greeting.Bytes);
            greeting.RequireNull();
            Minor = greeting.Minor;
            lock (_sending)
            {
                _writer.TryCommand(Commands.Ready, Commands.Metadata(kind.Name));
                Flush();
            }
            ZmtpFrame frame;
            while (!_reader.TryRead(out frame))
            {
                if (!AwaitMore(stop))
                {
                    return false;
                }
            }
            kind.RequirePeer(PeerIn(frame));
            _heartbeats = new Heartbeats(_settings, Minor >= 1, NowMillis);
            _isReady = true;
            return true;
        }

        /// <summary>Sends a message of one part, from any thread; false without room.</summary>
        public bool TrySend(ReadOnlySpan<byte> message)
        {
            lock (_sending)
            {
                return _isReady && _writer.TryMessage(message) && Flush();
            }
        }

        /// <summary>Says which topics are wanted, or no longer, from any thread.</summary>
        public bool TrySubscribe(ReadOnlySpan<byte> topic, bool isWanted)
        {
            lock (_sending)
            {
                if (!_isReady)
                {
                    return false;
                }
                // ZMTP 3.0 has no commands for it, but messages that begin with 1 or 0.
                var isNoted = Minor >= 1
                    ? _writer.TryCommand(isWanted ? Commands.Subscribe : Commands.Cancel, topic)
                    : _writer.TryMessage((byte)(isWanted ? 1 : 0), topic);
                return isNoted && Flush();
            }
        }

        /// <summary>
        /// Waits for bytes and hands over the messages in them. Raises
        /// <see cref="ZmtpException"/> when the connection has ended.
        /// </summary>
        public void Receive(int waitMillis, IPacketListener listener)
        {
            var hasCome = TryFill(waitMillis);
            var now = NowMillis;
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
            lock (_sending)
            {
                _isReady = false;
            }
            _socket.Dispose();
        }

        private static string PeerIn(in ZmtpFrame frame)
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

        private bool AwaitMore(WaitHandle stop)
        {
            const int sliceMillis = 50;
            var end = NowMillis + _settings.HandshakeMillis;
            while (!stop.WaitOne(0))
            {
                if (TryFill(sliceMillis))
                {
                    return true;
                }
                if (NowMillis >= end)
                {
                    throw new ZmtpException(
                        ZmtpFault.WrongPeer,
                        "takes connections but does not speak ZeroMQ: it "
                        + (_reader.Unread.Length > 0 || Minor > 0 ? "stopped" : "said nothing")
                        + " for " + _settings.HandshakeMillis / 1000.0 + " s");
                }
            }
            return false;
        }

        private bool TryFill(int waitMillis)
        {
            if (TryReceive())
            {
                return true;
            }
            bool isWaitingToSend;
            lock (_sending)
            {
                Flush();
                isWaitingToSend = !_writer.IsEmpty;
            }
            var wait = isWaitingToSend ? Math.Min(waitMillis, FlushAgainMillis) : waitMillis;
            return _socket.Poll(wait * 1000, SelectMode.SelectRead) && TryReceive();
        }

        private bool TryReceive()
        {
            var room = _reader.Room();
            var count = _socket.Receive(
                room.Array, room.Offset, room.Count, SocketFlags.None, out var error);
            if (count > 0)
            {
                _reader.Took(count);
                return true;
            }
            if (error == SocketError.WouldBlock || error == SocketError.Interrupted)
            {
                return false;
            }
            throw Lost(error == SocketError.Success
                ? _isReady ? "closed the connection" : "closed the connection at once"
                : "was lost: " + error);
        }

        private void HandOver(IPacketListener listener)
        {
            while (_reader.TryRead(out var frame))
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
                lock (_sending)
                {
                    _writer.TryCommand(Commands.Pong, Commands.ContextOf(data));
                    Flush();
                }
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
            lock (_sending)
            {
                _writer.TryCommand(Commands.Ping, timeToLive);
                Flush();
            }
        }

        /// <summary>Sends what the network takes. False when the connection has broken.</summary>
        private bool Flush()
        {
            while (!_writer.IsEmpty)
            {
                var unsent = _writer.Unsent;
                int count;
                SocketError error;
                try
                {
                    count = _socket.Send(
                        unsent.Array, unsent.Offset, unsent.Count, SocketFlags.None, out error);
                }
                catch (ObjectDisposedException)
                {
                    return false;
                }
                if (count > 0)
                {
                    _writer.Sent(count);
                }
                if (error == SocketError.WouldBlock || (error == SocketError.Success && count <= 0))
                {
                    return true;
                }
                if (error != SocketError.Success)
                {
                    return false; // the receiving thread sees the same, and says why
                }
            }
            return true;
        }

        private static ZmtpException Lost(string message)
        {
            return new ZmtpException(ZmtpFault.Lost, message);
        }
    }
}
