using System;
using System.Collections.Generic;
using System.Diagnostics;
using System.Linq;
using System.Net.Sockets;
using System.Threading;
using System.Threading.Tasks;
using AvatarBridge.Zmtp;

namespace AvatarBridge.Editing
{
    // Tries a sidecar's addresses with sockets of its own, so that it works in edit mode and does
    // not disturb a game that plays. It runs on a thread of the pool; findings may be read from
    // any thread. Its sockets are gone when it ends.

    /// <summary>Finds out whether a sidecar can be used, and if not, why.</summary>
    public sealed class ConnectionTest
    {
        private const int ConnectMillis = 2500;
        private const int TriesMillis = 800; // by then a few tries have failed alike
        private const int DescribeMillis = 2500; // descriptions come once a second
        private const int OthersMillis = 300;
        private const int AnswerMillis = 2000;
        private const int KnockMillis = 500;
        private const int LookMillis = 20;

        private readonly string _stream;
        private readonly string _control;
        private readonly IReadOnlyList<string> _wanted;
        private volatile List<Finding> _findings = new List<Finding>();
        private volatile bool _isRunning;

        /// <summary>
        /// Will try these addresses; an empty one for requests means what the sidecar tells.
        /// </summary>
        public ConnectionTest(
            string streamEndpoint, string controlEndpoint, IReadOnlyList<string> wanted)
        {
            _stream = streamEndpoint;
            _control = controlEndpoint;
            _wanted = wanted;
        }

        public bool IsRunning => _isRunning;

        /// <summary>What was found; empty until it has ended.</summary>
        public IReadOnlyList<Finding> Findings => _findings;

        /// <summary>Runs it; the task ends within ten seconds and raises nothing.</summary>
        public Task RunAsync()
        {
            _isRunning = true;
            return Task.Run(() =>
            {
                try
                {
                    _findings = ConnectionVerdict.Of(Probe());
                }
                catch (Exception error) // nobody awaits this: what is raised here must be shown
                {
                    _findings = new List<Finding>
                    {
                        Finding.Problem($"The test itself failed: {error.Message}", ""),
                    };
                }
                finally
                {
                    _isRunning = false;
                }
            });
        }

        private ConnectionFacts Probe()
        {
            var facts = new ConnectionFacts
            {
                StreamEndpoint = _stream,
                ControlEndpoint = _control,
                Wanted = _wanted,
            };
            try
            {
                var stream = Endpoint.Parse(_stream);
                var control = _control.Length > 0 ? Endpoint.Parse(_control) : null;
                ProbeStream(facts, stream);
                if (facts.Characters.Count > 0)
                {
                    ProbeRequests(facts, stream, control);
                }
            }
            catch (ZmtpException error)
            {
                facts.AddressError = error.Message;
            }
            return facts;
        }

        private void ProbeStream(ConnectionFacts facts, Endpoint endpoint)
        {
            var probe = new StreamProbe();
            using (var subscriber = new Subscriber(endpoint, probe))
            {
                subscriber.Subscribe(ReadOnlySpan<byte>.Empty);
                subscriber.Start();
                var watch = Stopwatch.StartNew();
                WaitFor(ConnectMillis, () =>
                {
                    facts.LinkError = FullerOf(facts.LinkError, subscriber.LastError);
                    facts.IsStreamConnected = subscriber.State == SocketState.Connected;
                    return facts.IsStreamConnected
                        || (facts.LinkError.Length > 0 && watch.ElapsedMilliseconds > TriesMillis);
                });
                if (facts.IsStreamConnected)
                {
                    WaitFor(DescribeMillis, () => AreHere(probe));
                    WaitFor(_wanted.Count == 0 ? OthersMillis : 0, () => false);
                    facts.LinkError = subscriber.LastError;
                }
            }
            facts.IsPortOpen = facts.IsStreamConnected || IsOpen(endpoint);
            Describe(facts, probe);
        }

        private static bool IsOpen(Endpoint endpoint)
        {
            using (var tcp = new TcpClient())
            {
                try
                {
                    return tcp.ConnectAsync(endpoint.Host, endpoint.Port).Wait(KnockMillis);
                }
                catch (AggregateException)
                {
                    return false; // refused, or no such host: the link's own error says which
                }
            }
        }

        private static void Describe(ConnectionFacts facts, StreamProbe probe)
        {
            var seen = probe.Seen();
            facts.Characters = seen.Keys.ToArray();
            facts.Malformed = probe.Malformed;
            if (probe.LastError.Length > 0)
            {
                facts.LinkError = probe.LastError;
            }
            if (seen.Count > 0)
            {
                var first = seen.First().Value;
                facts.FrameRate = first.FrameRate;
                facts.SampleRate = first.SampleRate;
                if (facts.ControlEndpoint.Length == 0 || first.ControlEndpoint.Length == 0)
                {
                    facts.ControlEndpoint = first.ControlEndpoint;
                }
            }
        }

        private static void ProbeRequests(ConnectionFacts facts, Endpoint stream, Endpoint control)
        {
            if (facts.ControlEndpoint.Length == 0)
            {
                return;
            }
            var endpoint = control ?? Endpoint.Parse(facts.ControlEndpoint).SeenFrom(stream);
            facts.ControlEndpoint = endpoint.ToString();
            using (var ping = new PingProbe(endpoint))
            {
                ping.Fill(facts, facts.Characters[0], AnswerMillis);
            }
        }

        // Of several tries, one learns who is there and the next only that he hung up.
        private static string FullerOf(string one, string other)
        {
            return other.Length > one.Length ? other : one;
        }

        private bool AreHere(StreamProbe probe)
        {
            var seen = probe.Seen();
            return seen.Count > 0 && _wanted.All(seen.ContainsKey);
        }

        private static bool WaitFor(int patienceMillis, Func<bool> isSo)
        {
            var watch = Stopwatch.StartNew();
            while (!isSo())
            {
                if (watch.ElapsedMilliseconds >= patienceMillis)
                {
                    return false;
                }
                Thread.Sleep(LookMillis);
            }
            return true;
        }
    }
}
