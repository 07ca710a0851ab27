using System;
using System.Collections.Generic;
using System.Threading;
using System.Threading.Tasks;
using AvatarBridge.Playback;
using AvatarBridge.Time;
using AvatarBridge.Wire;
using AvatarBridge.Zmtp;

namespace AvatarBridge.Link
{
    /// <summary>
    /// A connection to one sidecar, for any number of characters: brings each its records, carries
    /// requests, and does by itself all that a client owes. Connects for ever, until disposed of.
    ///
    /// Everything may be called from any thread and returns at once. It has three threads: the
    /// stream's, the requests', and its own. Whoever made it disposes of it.
    /// </summary>
    public sealed class BridgeConnection : IDisposable, IPacketListener
    {
        private const int PaceMillis = 10;
        private const int StopMillis = 300;

        private readonly IClock _clock;
        private readonly Endpoint _stream;
        private readonly long _silenceMicros;
        private readonly bool _isControlGiven;
        private readonly Roster _roster;
        private readonly StreamRouter _router;
        private readonly PacketDecoder _decoder = new PacketDecoder();
        private readonly SessionPings _pings = new SessionPings();
        private readonly ControlLine _line;
        private readonly Upkeep _upkeep;
        private readonly Subscriber _subscriber;
        private readonly Lookout _lookout;
        private readonly ManualResetEvent _stop = new ManualResetEvent(false);
        private readonly Thread _thread;
        private volatile Endpoint _control;
        private volatile string _complaint = "";
        private string _learned = "";
        private long _heardMicros;
        private long _connectedMicros;
        private long _received;
        private long _malformed;
        private int _isDisposed;

        /// <summary>
        /// Begins to connect. Raises <see cref="BridgeException"/> for options that cannot be used.
        /// </summary>
        public BridgeConnection(BridgeOptions options, IClock clock)
        {
            _clock = clock;
            _stream = BridgeOptions.Read(options.StreamEndpoint);
            _silenceMicros = options.SilenceMillis * 1000L;
            _isControlGiven = !string.IsNullOrWhiteSpace(options.ControlEndpoint);
            _control = _isControlGiven ? BridgeOptions.Read(options.ControlEndpoint) : null;
            _roster = new Roster(clock);
            _router = new StreamRouter(_roster, Described);
            _line = new ControlLine(options, clock, Answered);
            _upkeep = new Upkeep(_line, _pings, BridgeOptions.Named(options.ClientName));
            _subscriber = new Subscriber(_stream, this, options.Sockets);
            _lookout = new Lookout(_subscriber, _roster);
            _thread = new Thread(Pace) { IsBackground = true, Name = "bridge-upkeep" };
            _subscriber.Start();
            _thread.Start();
        }

        public ConnectionState State
        {
            get
            {
                switch (_subscriber.State)
                {
                    case SocketState.Connecting:
                        return ConnectionState.Connecting;
                    case SocketState.Connected:
                        return IsSilent ? ConnectionState.Silent : ConnectionState.Connected;
                    case SocketState.Waiting:
                        return ConnectionState.Waiting;
                    default:
                        return ConnectionState.Stopped;
                }
            }
        }

        /// <summary>What is wrong now, for people; empty when nothing is.</summary>
        public string LastError =>
            First(_subscriber.LastError, _complaint, _lookout.Finding, _line.LastError);

        /// <summary>Where requests go; empty while it is not known.</summary>
        public string ControlEndpoint => _control?.ToString() ?? "";

        /// <summary>True while requests can be sent at once; others wait for it a while.</summary>
        public bool CanAsk => _line.IsConnected;

        /// <summary>Those who have described themselves; see <see cref="LookAround"/>.</summary>
        public IReadOnlyList<string> Characters => _roster.Seen;

        /// <summary>Packets of the stream.</summary>
        public long Received => Interlocked.Read(ref _received);

        /// <summary>Packets and answers that could not be read.</summary>
        public long Malformed => Interlocked.Read(ref _malformed) + _line.Malformed;

        /// <summary>Packets of kinds that are not known here.</summary>
        public long Unknown => _router.Unknown;

        private bool IsSilent =>
            _roster.Members.Length > 0
            && _clock.NowMicros - Interlocked.Read(ref _heardMicros) > _silenceMicros;

        /// <summary>
        /// Follows a character, who need not be there yet. Following again gives the same stream;
        /// each call is answered by one of <see cref="Unfollow"/>.
        /// </summary>
        public CharacterStream Follow(string character)
        {
            var member = _roster.Follow(character, out var isNew);
            if (isNew)
            {
                _subscriber.Subscribe(member.Topic);
            }
            return member.Stream;
        }

        /// <summary>Ends following; the stream gets no more records.</summary>
        public void Unfollow(string character)
        {
            var member = _roster.Unfollow(character);
            if (member != null)
            {
                _subscriber.Unsubscribe(member.Topic);
            }
        }

        /// <summary>
        /// Asks something of a character and returns the answer. Waits for the sidecar if it is
        /// not there. Raises <see cref="BridgeException"/> when it refuses, does not answer in
        /// time, or goes; <see cref="ArgumentException"/> for what is beyond the limits.
        /// </summary>
        public Task<Reply> AskAsync(
            string character, Request request, CancellationToken cancel = default)
        {
            return _line.AskAsync(character, request, cancel);
        }

        /// <summary>
        /// Listens to everybody for a moment, so that <see cref="Characters"/> are all on stage.
        /// </summary>
        public void LookAround()
        {
            _lookout.LookAround();
        }

        public void Dispose()
        {
            if (Interlocked.Exchange(ref _isDisposed, 1) != 0)
            {
                return;
            }
            _stop.Set();
            if (Thread.CurrentThread != _thread)
            {
                _thread.Join(StopMillis);
            }
            _subscriber.Dispose();
            _line.Dispose();
        }

        void IPacketListener.OnConnected()
        {
            var now = _clock.NowMicros;
            Interlocked.Exchange(ref _heardMicros, now);
            Interlocked.Exchange(ref _connectedMicros, now);
        }

        void IPacketListener.OnPacket(ReadOnlySpan<byte> packet)
        {
            Interlocked.Increment(ref _received);
            Interlocked.Exchange(ref _heardMicros, _clock.NowMicros);
            try
            {
                _decoder.Decode(packet, _router);
            }
            catch (WireException error)
            {
                Interlocked.Increment(ref _malformed);
                _complaint = _stream + " sent what cannot be read: " + error.Message;
            }
        }

        void IPacketListener.OnDisconnected(string reason)
        {
            _complaint = "";
        }

        private static string First(params string[] texts)
        {
            return Array.Find(texts, text => text.Length > 0) ?? "";
        }

        private void Pace()
        {
            while (!_stop.WaitOne(PaceMillis))
            {
                var control = _control;
                if (control != null)
                {
                    _line.Use(control);
                }
                var now = _clock.NowMicros;
                _upkeep.Tend(_roster.Members, now);
                _lookout.Tend(
                    _subscriber.State == SocketState.Connected,
                    Interlocked.Read(ref _connectedMicros),
                    now);
            }
        }

        private void Described(Member member, Description description)
        {
            if (member.Describe(description, _clock.NowMicros))
            {
                _pings.Meet(description.SessionId);
            }
            if (!_isControlGiven && description.ControlEndpoint.Length > 0
                && description.ControlEndpoint != _learned)
            {
                Learn(description.ControlEndpoint);
            }
        }

        private void Learn(string endpoint)
        {
            _learned = endpoint;
            try
            {
                _control = Endpoint.Parse(endpoint).SeenFrom(_stream);
            }
            catch (ZmtpException error)
            {
                _complaint = "the sidecar takes requests where no client can go: " + error.Message;
            }
        }

        private void Answered(Reply reply, long receivedMicros)
        {
            _pings.Answered(reply, receivedMicros, _roster.Members);
        }
    }
}
