using System;
using System.Globalization;

namespace AvatarBridge.Zmtp
{
    /// <summary>An address such as tcp://127.0.0.1:5570 or tcp://[::1]:5570. Immutable.</summary>
    public sealed class Endpoint : IEquatable<Endpoint>
    {
        private const string Scheme = "tcp://";
        private const int LastPort = 65535;

        private Endpoint(string host, int port)
        {
            Host = host;
            Port = port;
        }

        /// <summary>A name or a number, without brackets.</summary>
        public string Host { get; }

        public int Port { get; }

        /// <summary>
        /// True for an address that means every host, which only a server can use.
        /// </summary>
        public bool IsWildcard => Host == "*" || Host == "0.0.0.0" || Host == "::";

        /// <summary>Reads an address; the exception says what is wrong with it.</summary>
        public static Endpoint Parse(string text)
        {
            var trimmed = (text ?? "").Trim();
            if (!trimmed.StartsWith(Scheme, StringComparison.OrdinalIgnoreCase))
            {
                var scheme = trimmed.IndexOf("://", StringComparison.Ordinal);
                throw Bad(trimmed, scheme > 0
                    ? "only tcp:// is supported, not " + trimmed.Substring(0, scheme + 3)
                    : "it does not begin with tcp://");
            }
            var rest = trimmed.Substring(Scheme.Length);
            var colon = rest.LastIndexOf(':');
            if (colon < 0 || rest.EndsWith("]", StringComparison.Ordinal))
            {
                throw Bad(trimmed, "it names no port");
            }
            return new Endpoint(
                ReadHost(trimmed, rest.Substring(0, colon)),
                ReadPort(trimmed, rest.Substring(colon + 1)));
        }

        /// <summary>
        /// Returns where this address is for a client that reaches the peer's other socket at
        /// <paramref name="other"/>: a sidecar that listens everywhere is where its stream is.
        /// </summary>
        public Endpoint SeenFrom(Endpoint other)
        {
            return IsWildcard ? new Endpoint(other.Host, Port) : this;
        }

        public bool Equals(Endpoint other)
        {
            return !(other is null) && Port == other.Port
                && string.Equals(Host, other.Host, StringComparison.OrdinalIgnoreCase);
        }

        public override bool Equals(object obj)
        {
            return Equals(obj as Endpoint);
        }

        public override int GetHashCode()
        {
            return StringComparer.OrdinalIgnoreCase.GetHashCode(Host) ^ Port;
        }

        public override string ToString()
        {
            var host = Host.IndexOf(':') >= 0 ? "[" + Host + "]" : Host;
            return Scheme + host + ":" + Port.ToString(CultureInfo.InvariantCulture);
        }

        private static string ReadHost(string whole, string host)
        {
            var isBracketed = host.Length > 2 && host[0] == '[' && host[host.Length - 1] == ']';
            var bare = isBracketed ? host.Substring(1, host.Length - 2) : host;
            if (bare.Length == 0)
            {
                throw Bad(whole, "it names no host");
            }
            if (!isBracketed && bare.IndexOf(':') >= 0)
            {
                throw Bad(whole, "a host with colons stands in brackets, as in tcp://[::1]:5570");
            }
            if (bare.IndexOfAny(new[] { ' ', '\t', '/', '[', ']', '@', '?', '#', ';' }) >= 0)
            {
                throw Bad(whole, "the host \"" + bare + "\" has characters that no host has");
            }
            return bare;
        }

        private static int ReadPort(string whole, string text)
        {
            var isNumber = int.TryParse(
                text, NumberStyles.None, CultureInfo.InvariantCulture, out var port);
            if (!isNumber || port < 1 || port > LastPort)
            {
                throw Bad(whole, "the port \"" + text + "\" is not a number from 1 to 65535");
            }
            return port;
        }

        private static ZmtpException Bad(string text, string why)
        {
            return new ZmtpException(
                ZmtpFault.BadEndpoint,
                "\"" + text + "\" is no address: " + why
                + ". Write it as in tcp://127.0.0.1:5570.");
        }
    }
}
