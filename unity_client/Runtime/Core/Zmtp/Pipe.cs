using System;
using System.Diagnostics;
using System.Net.Sockets;

namespace AvatarBridge.Zmtp
{
    /// <summary>
    /// The two ends of one TCP connection: frames that came, frames that wait to leave.
    ///
    /// One thread receives; any thread may send, which never blocks: what the network does not
    /// take at once leaves while receiving. Owns its socket; the receiving thread disposes of it.
    /// </summary>
    internal sealed class Pipe : IDisposable
    {
        private const int FlushAgainMillis = 2;
        private const int BytesAtOnce = 2048; // less than the room of any socket that has some

        private readonly object _sending = new object();
        private readonly Socket _socket;
        private readonly FrameWriter _writer;

        /// <summary>Takes a connected socket that does not block.</summary>
        public Pipe(Socket socket, ZmtpSettings settings)
        {
            _socket = socket;
            _writer = new FrameWriter(settings.MaxQueuedBytes);
            Reader = new FrameReader(settings.MaxFrameBytes);
        }

        /// <summary>Milliseconds of a clock that never jumps.</summary>
        public static long NowMillis => Stopwatch.GetTimestamp() / (Stopwatch.Frequency / 1000);

        /// <summary>What came, for the receiving thread.</summary>
        public FrameReader Reader { get; }

        /// <summary>True once anything has come.</summary>
        public bool HasHeard { get; private set; }

        /// <summary>
        /// Waits for bytes; true when some came. Raises <see cref="ZmtpException"/> when the
        /// connection has ended.
        /// </summary>
        public bool TryFill(int waitMillis)
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

        /// <summary>Sends bytes that are no frame.</summary>
        public void SendRaw(ReadOnlySpan<byte> bytes)
        {
            lock (_sending)
            {
                _writer.Raw(bytes);
                Flush();
            }
        }

        /// <summary>Sends a command; false when there is no room for it.</summary>
        public bool TryCommand(ReadOnlySpan<byte> name, ReadOnlySpan<byte> data)
        {
            lock (_sending)
            {
                return _writer.TryCommand(name, data) && Flush();
            }
        }

        /// <summary>Sends a message of one part; false when there is no room for it.</summary>
        public bool TryMessage(ReadOnlySpan<byte> body)
        {
            lock (_sending)
            {
                return _writer.TryMessage(body) && Flush();
            }
        }

        /// <summary>Sends a message that begins with one more byte; false without room.</summary>
        public bool TryMessage(byte first, ReadOnlySpan<byte> rest)
        {
            lock (_sending)
            {
                return _writer.TryMessage(first, rest) && Flush();
            }
        }

        public void Dispose()
        {
            _socket.Dispose();
        }

        private bool TryReceive()
        {
            var room = Reader.Room();
            var count = _socket.Receive(
                room.Array, room.Offset, room.Count, SocketFlags.None, out var error);
            if (count > 0)
            {
                Reader.Took(count);
                HasHeard = true;
                return true;
            }
            if (error == SocketError.WouldBlock || error == SocketError.Interrupted)
            {
                return false;
            }
            throw new ZmtpException(
                ZmtpFault.Lost,
                error == SocketError.Success || error == SocketError.ConnectionReset
                    ? "closed the connection"
                    : "was lost: " + error);
        }

        /// <summary>Sends what the network takes. False when the connection has broken.</summary>
        private bool Flush()
        {
            try
            {
                // Mono spins within Send while a socket that does not block takes only a part,
                // so it is given little at a time, and only while the socket has room.
                while (!_writer.IsEmpty && _socket.Poll(0, SelectMode.SelectWrite))
                {
                    var unsent = _writer.Unsent;
                    var count = _socket.Send(
                        unsent.Array, unsent.Offset, Math.Min(unsent.Count, BytesAtOnce),
                        SocketFlags.None, out var error);
                    if (error != SocketError.Success && error != SocketError.WouldBlock)
                    {
                        return false; // the receiving thread sees the same, and says why
                    }
                    if (count <= 0)
                    {
                        return true;
                    }
                    _writer.Sent(count);
                }
                return true;
            }
            catch (ObjectDisposedException)
            {
                return false;
            }
            catch (SocketException)
            {
                return false;
            }
        }
    }
}
